#!/bin/sh
# own-session.sh: runs a script on a session bus of its own.
#
# What the bus starts (the registry of the accessibility tree greets everybody) speaks to the
# standard error: the standard output is the script's TAP alone.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
exec 3>&1 >&2
# shellcheck disable=SC2016
exec dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@"
