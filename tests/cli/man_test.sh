#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The manual is roff that nobody complains about, and reads well. Usage: man_test.sh POSTFERRY.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" man >"$folder/postferry.1"
cd "$folder"
mandoc -Tlint postferry.1
if command -v groff >/dev/null; then
  complaints=$(groff -man -ww -z postferry.1 2>&1)
  [ -z "$complaints" ] || { echo "$complaints"; exit 1; }
fi
mandoc -Tutf8 -Owidth=78 postferry.1 | sed 's/.\x08//g' >page
for line in 'postferry convert [INPUT...]' '-t, --to FORMAT' '--goodreads.all-posts' 'EXIT STATUS' \
  'OPTIONS IN A FILE' \
  'postferry inspect wordpress.xml'; do
  grep -qF -- "$line" page || { echo "the manual lacks: $line"; exit 1; }
done
if awk 'length($0) > 80 { exit 1 }' page; then exit 0; fi
echo "a line of the manual is too long for 80 columns"
exit 1
