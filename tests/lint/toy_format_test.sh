#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# toy_format_test.sh ROOT [CMAKE-OPTION...]: adding a format needs its folder and its line in
# formats.def, nothing else. In a copy of the tree the toy format is added, the program is built,
# lists the format and converts to and from it.
set -euo pipefail
root=$1
shift

fail() { echo "toy_format_test: $*" >&2; exit 1; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tree=$scratch/tree
mkdir "$tree"
cp -R "$root/src" "$root/formats" "$root/CMakeLists.txt" "$tree/"

cp -R "$root/tests/lint/toy_format" "$tree/formats/toy"
echo 'FORMAT(toy)' >>"$tree/formats/formats.def"

# What differs from the project is the folder and one line more.
expected="> FORMAT(toy)
Only in $tree/formats: toy"
changed=$(for part in src formats CMakeLists.txt; do diff -r "$root/$part" "$tree/$part" || true; done |
  grep -E '^([<>]|Only in)' | sort || true)
[ "$changed" = "$expected" ] || fail "more was changed than a folder and a line: $changed"

# A compiler cache, where there is one, takes another scratch folder for the same place.
export CCACHE_BASEDIR=$scratch CCACHE_NOHASHDIR=1
build() {
  cmake -S "$tree" -B "$tree/build" -G Ninja -DCMAKE_BUILD_TYPE= -DCMAKE_CXX_FLAGS=-O0 \
    -DPOSTFERRY_TESTS=OFF "$@" && cmake --build "$tree/build" --target postferry-tool
}
if ! build "$@" >"$scratch/log" 2>&1; then
  cat "$scratch/log"
  fail "the program does not build with a format more"
fi
postferry=$tree/build/postferry

"$postferry" formats | grep -qw toy || fail "\"postferry formats\" does not list it"
"$postferry" formats toy | grep -q 'Toy format' || fail "\"postferry formats toy\" does not describe it"

printf 'on-dune\tOn Dune\nescapes\ttab\\tline\\nbackslash\\\\\n' >"$scratch/in.toy"
"$postferry" convert "$scratch/in.toy" -t jsonl --jsonl.header no -o "$scratch/out.jsonl"
grep -q '"slug":"on-dune","title":"On Dune"' "$scratch/out.jsonl" || fail "not read: $(cat "$scratch/out.jsonl")"
"$postferry" convert "$scratch/out.jsonl" -t toy -o "$scratch/out.toy"
diff "$scratch/in.toy" "$scratch/out.toy" || fail "it does not come back as it was"

printf '{"slug":"a","title":"A","author":"jo"}\n' >"$scratch/more.jsonl"
lost=0
"$postferry" convert "$scratch/more.jsonl" -t toy -o "$scratch/more.toy" 2>"$scratch/summary" || lost=$?
[ "$lost" -eq 1 ] || fail "a lost field gives exit code $lost instead of 1: $(cat "$scratch/summary")"
grep -q 'post.author' "$scratch/summary" || fail "the lost field is not told: $(cat "$scratch/summary")"
echo "toy_format_test: a folder and a line were enough"
