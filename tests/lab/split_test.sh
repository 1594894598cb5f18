#!/bin/bash
# SPDX-License-Identifier: MIT
# An export of site A in four pieces, imported one after the other by the official importer, makes
# the same site B as the whole export does, but for links across pieces that split named. So do
# pieces of two posts each, where many are.
#
# Usage: split_test.sh POSTFERRY [UP-OPTIONS...]    (--core studio; the lab's own help lists them)
# Environment: WP_LAB, the lab's script; WPLAB_SEED, options of its seed ("--nasty").
# Exit code 77: there is no lab here.
set -euo pipefail
postferry=$(realpath "$1")
shift
here=$(realpath "$(dirname "$0")")
lab=${WP_LAB:-$here/wp-lab}
if [ ! -x "$lab" ]; then
  echo "skipped: there is no $lab" >&2
  exit 77
fi
lab=$(realpath "$lab")
work=$(mktemp -d)
export WPLAB_DIR=$work/lab
clean() {
  "$lab" down >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT
cd "$work"

"$lab" up --port 0 "$@" >/dev/null
# shellcheck disable=SC2086
"$lab" seed ${WPLAB_SEED:-} >/dev/null
"$lab" export A whole.xml
"$lab" import whole.xml >/dev/null
"$lab" diff --json >baseline.json || [ $? -eq 1 ]

posts=$(grep -c '<item>' whole.xml)
most=$(((posts + 3) / 4))
while true; do
  code=0
  "$postferry" split whole.xml --posts "$most" -o pieces --overwrite --report split.json -q || code=$?
  [ "$code" -le 1 ] || exit "$code"
  count=$(ls pieces | wc -l)
  [ "$count" -gt 4 ] || break
  most=$((most + 1))
done
if [ "$count" -ne 4 ]; then
  echo "$posts posts became $count pieces, not 4" >&2
  exit 1
fi

# import_pieces FOLDER REPORT
import_pieces() {
  "$lab" reset B
  for piece in "$1"/*.xml; do "$lab" import "$piece" >/dev/null; done
  "$lab" diff --json --baseline baseline.json >worse.json || [ $? -eq 1 ]
  /usr/bin/python3 "$here/split_named.py" worse.json "$2" whole.xml
}

import_pieces pieces split.json
echo "$posts posts in $count pieces of at most $most: as the whole export"
[ "$posts" -lt 200 ] || exit 0
"$postferry" split whole.xml --posts 2 -o pairs --report pairs.json -q || [ $? -eq 1 ]
import_pieces pairs pairs.json
echo "$posts posts in $(ls pairs | wc -l) pieces of at most 2: worse only where split said so"
