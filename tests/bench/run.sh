#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Measures conversions against `xmllint --stream --noout` on the same machine in the same run:
#   tests/bench/run.sh BINARY [SIZE]        (SIZE of the WXR: 100M if it is not said)
# Prints CPU seconds (user + system, mean of RUNS runs, 5 by default), their ratio to xmllint's and
# the peak of resident memory, beside that of a 10 MB input.
set -euo pipefail

die() { printf 'run.sh: %s\n' "$*" >&2; exit 2; }
if [ $# -lt 1 ] || [ $# -gt 2 ]; then die "usage: tests/bench/run.sh BINARY [SIZE]"; fi
postferry=$(realpath "$1")
export XDG_CONFIG_HOME=/dev/null  # no options but those below
size=${2:-100M}
runs=${RUNS:-5}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
generator=${POSTFERRY_SHARED:-$root/../shared}/bench/gen_blog.py

[ -x "$postferry" ] || die "no program at $1"
[ -r "$generator" ] || die "no generator at $generator; POSTFERRY_SHARED says where the corpus is"
for tool in hyperfine xmllint python3 /usr/bin/time; do
  command -v "$tool" >/dev/null || die "$tool is missing"
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for name in small large; do
  [ $name = small ] && bytes=10M || bytes=$size
  python3 "$generator" wxr --size "$bytes" --seed 1 -o "$folder/$name.xml"
  "$postferry" convert -q -f wxr -t jsonl -o "$folder/$name.jsonl" "$folder/$name.xml" ||
    [ $? -eq 1 ]  # 1: the input's traps gave notes
done

# command TASK INPUT: the command line of a task, for an input without its extension.
command_of() {
  local to_null="-o /dev/null"
  case $1 in
    "xmllint --stream") echo "xmllint --stream --noout $2.xml" ;;
    "wxr -> jsonl") echo "$postferry convert -q -f wxr -t jsonl $to_null $2.xml" ;;
    "jsonl -> wxr") echo "$postferry convert -q -f jsonl -t wxr $to_null $2.jsonl" ;;
    "wxr -> goodreads") echo "$postferry convert -q -f wxr -t goodreads $to_null $2.xml" ;;
    "wxr -> wxr") echo "$postferry convert -q -f wxr -t wxr $to_null $2.xml" ;;
  esac
}

# peak COMMAND: resident memory at its highest, in KiB.
peak() {
  # shellcheck disable=SC2086  # the command is meant to be split
  /usr/bin/time -v -o "$folder/time" $1 >/dev/null 2>&1 || true
  awk -F': ' '/Maximum resident set size/ { print $2 }' "$folder/time"
}

for task in "xmllint --stream" "wxr -> jsonl" "jsonl -> wxr" "wxr -> goodreads" "wxr -> wxr"; do
  large=$(command_of "$task" "$folder/large")
  hyperfine -N -i --warmup 1 --runs "$runs" --style none --export-json "$folder/hyperfine.json" \
    "$large" >/dev/null 2>&1 || die "failed: $large"
  input=${large##* }
  printf '%s\t%s\t%s\t%s\t%s\n' "$task" "$(stat -c %s "$input")" \
    "$(python3 -c 'import json, sys
result = json.load(open(sys.argv[1]))["results"][0]
print(result["user"] + result["system"])' "$folder/hyperfine.json")" \
    "$(peak "$(command_of "$task" "$folder/small")")" "$(peak "$large")"
done > "$folder/figures.tsv"

python3 "$root/tests/bench/table.py" "$folder/figures.tsv"
