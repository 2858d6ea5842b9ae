/* hp-number-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-number-entry.h"

#include "engine/core/hp-percent.h"

struct _HpNumberEntry
{
  GtkWidget parent_instance;
  GtkWidget *entry;
  gint64 value;
  gint64 committed;
  gboolean valid;
  gboolean quiet;
  int severity; /* as it is marked; -1 plain, UNKNOWN_MARK */
  char *mark;   /* and why */
};

/* Typing has taken a mark away, or may have. */
#define UNKNOWN_MARK -2

G_DEFINE_FINAL_TYPE (HpNumberEntry, hp_number_entry, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

enum
{
  COMMITTED,
  MOVE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_invalid (HpNumberEntry *self, gboolean invalid)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
text_changed_cb (GtkEditable *editable, HpNumberEntry *self)
{
  gint64 value;

  if (self->quiet)
    return;
  self->valid = hp_parse_count (gtk_editable_get_text (editable), &value);
  if (!self->valid)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  set_invalid (self, !self->valid);
  self->severity = UNKNOWN_MARK;
  if (self->valid && value != self->value)
    {
      self->value = value;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
    }
}

/* Typing takes digits and the marks between groups of them; everything else is no part of a
 * number. */
static void
insert_cb (GtkEditable *editable, const char *text, int length, int *position, HpNumberEntry *self)
{
  g_autofree char *part = length < 0 ? g_strdup (text) : g_strndup (text, length);
  g_autofree char *trimmed = g_strstrip (g_strdup (part));
  gint64 whole;

  if (self->quiet)
    return;
  if (g_utf8_strlen (part, -1) > 1 && hp_parse_count (trimmed, &whole) && whole != HP_MISSING)
    {
      g_autofree char *digits = hp_count_format (whole, '\0');

      if (g_str_equal (digits, part))
        return;
      g_signal_stop_emission_by_name (editable, "insert-text");
      gtk_editable_insert_text (editable, digits, -1, position);
      return;
    }
  for (const char *p = trimmed; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      {
        g_signal_stop_emission_by_name (editable, "insert-text");
        gtk_widget_error_bell (GTK_WIDGET (editable));
        return;
      }
}

gboolean
hp_number_entry_commit (HpNumberEntry *self)
{
  g_return_val_if_fail (HP_IS_NUMBER_ENTRY (self), FALSE);
  if (!self->valid || self->value == self->committed)
    return FALSE;
  self->committed = self->value;
  g_signal_emit (self, signals[COMMITTED], 0);
  return TRUE;
}

static gboolean
move (HpNumberEntry *self, int dx, int dy)
{
  gboolean done = FALSE;

  g_signal_emit (self, signals[MOVE], 0, dx, dy, &done);
  if (!done)
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

      if (root != NULL)
        gtk_widget_child_focus (GTK_WIDGET (root),
                                dy < 0 ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
    }
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state,
        HpNumberEntry *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      hp_number_entry_commit (self);
      return move (self, 0, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      hp_number_entry_commit (self);
      return move (self, 0, -1);
    default:
      return FALSE;
    }
}

/* Without the marks between groups, which would be in the way of typing. */
static void
enter_cb (GtkEventControllerFocus *focus, HpNumberEntry *self)
{
  if (self->valid && self->value != HP_MISSING)
    {
      g_autofree char *digits = hp_count_format (self->value, '\0');

      self->quiet = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), digits);
      self->quiet = FALSE;
    }
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
leave_cb (GtkEventControllerFocus *focus, HpNumberEntry *self)
{
  hp_number_entry_commit (self);
  if (self->valid)
    hp_number_entry_set_value (self, self->value);
}

static void
hp_number_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    g_value_set_int64 (value, HP_NUMBER_ENTRY (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
hp_number_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HP_NUMBER_ENTRY (widget)->entry);
}

static void
hp_number_entry_dispose (GObject *object)
{
  g_clear_pointer (&HP_NUMBER_ENTRY (object)->entry, gtk_widget_unparent);
  G_OBJECT_CLASS (hp_number_entry_parent_class)->dispose (object);
}

static void
hp_number_entry_finalize (GObject *object)
{
  g_free (HP_NUMBER_ENTRY (object)->mark);
  G_OBJECT_CLASS (hp_number_entry_parent_class)->finalize (object);
}

static void
hp_number_entry_class_init (HpNumberEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_number_entry_dispose;
  object_class->finalize = hp_number_entry_finalize;
  object_class->get_property = hp_number_entry_get_property;
  widget_class->grab_focus = hp_number_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  properties[PROP_VALUE] =
      g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, HP_MISSING,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[COMMITTED] = g_signal_new ("committed", HP_TYPE_NUMBER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", HP_TYPE_NUMBER_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2,
                                G_TYPE_INT, G_TYPE_INT);
}

static void
hp_number_entry_init (HpNumberEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEditable *delegate;

  self->value = self->committed = HP_MISSING;
  self->valid = TRUE;
  self->severity = -1;
  self->entry = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 16);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1.0f);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 9);
  gtk_widget_add_css_class (self->entry, "hp-number");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect_object (delegate, "insert-text", G_CALLBACK (insert_cb), self, 0);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (text_changed_cb), self, 0);
  /* Before the text widget's own bindings, which would move the cursor. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
hp_number_entry_new (const char *name)
{
  HpNumberEntry *self = g_object_new (HP_TYPE_NUMBER_ENTRY, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (self);
}

gint64
hp_number_entry_get_value (HpNumberEntry *self)
{
  g_return_val_if_fail (HP_IS_NUMBER_ENTRY (self), HP_MISSING);
  return self->value;
}

void
hp_number_entry_set_value (HpNumberEntry *self, gint64 value)
{
  g_autofree char *text = value == HP_MISSING ? g_strdup ("") : hp_count_format (value, '.');

  g_return_if_fail (HP_IS_NUMBER_ENTRY (self));
  self->value = self->committed = value;
  if (!self->valid)
    {
      self->valid = TRUE;
      set_invalid (self, FALSE);
      self->severity = UNKNOWN_MARK;
    }
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    return;
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->quiet = FALSE;
}

gboolean
hp_number_entry_is_valid (HpNumberEntry *self)
{
  return self->valid;
}

void
hp_number_entry_mark (HpNumberEntry *self, int severity, const char *text)
{
  /* A page marks hundreds of fields again whenever one of them changes. */
  if (severity == self->severity && g_strcmp0 (text, self->mark) == 0)
    return;
  self->severity = severity;
  hp_set_str (&self->mark, text);
  gtk_widget_remove_css_class (self->entry, "warning");
  gtk_widget_remove_css_class (self->entry, "error");
  if (severity >= 0)
    gtk_widget_add_css_class (self->entry, severity == HP_SEVERITY_ERROR ? "error" : "warning");
  set_invalid (self, severity == HP_SEVERITY_ERROR || !self->valid);
  gtk_widget_set_tooltip_text (self->entry, text);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
hp_number_entry_set_editable (HpNumberEntry *self, gboolean editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
}
