#!/bin/sh
# network.sh: the program keeps the voters to itself. Nothing in it can speak to a network.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors

. "$(dirname "$0")/lib.sh"

words='GSocket|g_socket_|GNetwork|g_network_|GResolver|g_resolver_|GInetAddress|g_inet_|GTls|g_tls_|SoupSession|soup_|curl_easy|nghttp|<sys/socket\.h>|<netinet/|<netdb\.h>|<arpa/|<curl/|<libsoup|<gio/gnetworking\.h>|getaddrinfo|gethostby'
files src -- '*.c' '*.h' | while read -r file; do
    grep -nE "$words" "$file" | sed "s|^|$file:|"
done >> "$tmp/findings"
grep -nE "dependency *\('(libsoup|libcurl|openssl|gnutls|libnm|telepathy)" meson.build $(files src -- meson.build) /dev/null >> "$tmp/findings"

# libxml2 fetches what a document names unless it is told not to.
files src -- '*.c' | while read -r file; do
    if grep -qE 'xmlReaderFor|xmlRead(Memory|File|Fd|IO|Doc) ?\(|xmlTextReaderSetup|xmlCtxtRead' "$file"; then
        grep -q 'XML_PARSE_NONET' "$file" || echo "$file: reads XML without XML_PARSE_NONET"
        grep -nE 'XML_PARSE_(NOENT|DTDLOAD|HUGE)' "$file" | sed "s|^|$file:|"
    fi
done >> "$tmp/findings"
finish "no sockets, no network libraries, and XML is read with XML_PARSE_NONET and without entities"
