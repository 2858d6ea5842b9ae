/* hp-phase-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-phase-page.h"

#include "ui/kit/hp-steady-layout.h"

typedef struct
{
  HpSession *session;
  guint missed; /* topics that changed while the page was not on screen */
} HpPhasePagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HpPhasePage, hp_phase_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
look_again (HpPhasePage *self)
{
  HpPhasePagePrivate *priv = hp_phase_page_get_instance_private (self);
  guint topics = priv->missed;

  priv->missed = 0;
  if (topics != 0 && hp_session_get_db (priv->session) != NULL
      && HP_PHASE_PAGE_GET_CLASS (self)->changed != NULL)
    HP_PHASE_PAGE_GET_CLASS (self)->changed (self, topics);
}

static void
changed_cb (HpSession *session, guint topics, HpPhasePage *self)
{
  HpPhasePagePrivate *priv = hp_phase_page_get_instance_private (self);

  priv->missed |= topics;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    look_again (self);
}

static void
hp_phase_page_map (GtkWidget *widget)
{
  HpPhasePagePrivate *priv = hp_phase_page_get_instance_private (HP_PHASE_PAGE (widget));
  gboolean changed = priv->missed != 0;

  /* Before the first frame, so that nothing is seen to change. */
  look_again (HP_PHASE_PAGE (widget));
  if (changed)
    hp_steady_rows (widget);
  GTK_WIDGET_CLASS (hp_phase_page_parent_class)->map (widget);
}

static void
hp_phase_page_constructed (GObject *object)
{
  HpPhasePage *self = HP_PHASE_PAGE (object);
  HpPhasePagePrivate *priv = hp_phase_page_get_instance_private (self);

  G_OBJECT_CLASS (hp_phase_page_parent_class)->constructed (object);
  g_assert (priv->session != NULL);
  priv->missed = HP_TOPIC_ALL;
  g_signal_connect_object (priv->session, "changed", G_CALLBACK (changed_cb), self, 0);
  if (HP_PHASE_PAGE_GET_CLASS (self)->session_set != NULL)
    HP_PHASE_PAGE_GET_CLASS (self)->session_set (self, priv->session);
}

static void
hp_phase_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HpPhasePagePrivate *priv = hp_phase_page_get_instance_private (HP_PHASE_PAGE (object));

  if (id == PROP_SESSION)
    priv->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hp_phase_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HpPhasePagePrivate *priv = hp_phase_page_get_instance_private (HP_PHASE_PAGE (object));

  if (id == PROP_SESSION)
    g_value_set_object (value, priv->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hp_phase_page_finalize (GObject *object)
{
  HpPhasePagePrivate *priv = hp_phase_page_get_instance_private (HP_PHASE_PAGE (object));

  g_clear_object (&priv->session);
  G_OBJECT_CLASS (hp_phase_page_parent_class)->finalize (object);
}

static void
hp_phase_page_class_init (HpPhasePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = hp_phase_page_constructed;
  object_class->set_property = hp_phase_page_set_property;
  object_class->get_property = hp_phase_page_get_property;
  object_class->finalize = hp_phase_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = hp_phase_page_map;
  /* The templates of the pages name it. */
  g_type_ensure (HP_TYPE_STEADY_LAYOUT);

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, HP_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hp_phase_page_init (HpPhasePage *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

HpSession *
hp_phase_page_get_session (HpPhasePage *self)
{
  HpPhasePagePrivate *priv = hp_phase_page_get_instance_private (self);

  return priv->session;
}

HpDb *
hp_phase_page_get_db (HpPhasePage *self)
{
  return hp_session_get_db (hp_phase_page_get_session (self));
}

const HpRules *
hp_phase_page_get_rules (HpPhasePage *self)
{
  return hp_session_get_rules (hp_phase_page_get_session (self));
}

gboolean
hp_phase_page_is_busy (HpPhasePage *self)
{
  return hp_session_get_busy (hp_phase_page_get_session (self));
}

void
hp_phase_page_go_to (HpPhasePage *self, const char *target)
{
  if (HP_PHASE_PAGE_GET_CLASS (self)->go_to != NULL)
    HP_PHASE_PAGE_GET_CLASS (self)->go_to (self, target);
}

void
hp_phase_page_start_search (HpPhasePage *self)
{
  if (HP_PHASE_PAGE_GET_CLASS (self)->start_search != NULL)
    HP_PHASE_PAGE_GET_CLASS (self)->start_search (self);
}
