#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# consumer_test.sh BUILD VERSION [CMAKE-OPTION...]: what is installed from BUILD is enough for
# another project: find_package(postferry) finds it, it compiles, links and converts.
set -euo pipefail
build=$1 version=$2
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() { echo "consumer_test: $*" >&2; exit 1; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cmake --install "$build" --prefix "$scratch/prefix" >/dev/null

installed=$("$scratch/prefix/bin/postferry" --version)
[[ $installed == *"$version"* ]] || fail "the installed program says \"$installed\", not $version"

# The project itself must not help: nothing of the checkout is in what was installed.
! grep -rqF "$(cd "$here/../.." && pwd)/" "$scratch/prefix" --include='*.cmake' ||
  fail "the installed CMake files point into the checkout"

cmake -S "$here" -B "$scratch/build" -G Ninja -DCMAKE_PREFIX_PATH="$scratch/prefix" "$@" >/dev/null
cmake --build "$scratch/build"
printf '{"slug":"on-dune","title":"On Dune"}\n' >"$scratch/in.jsonl"
"$scratch/build/consumer" "$scratch/in.jsonl" "$scratch/out.xml" >"$scratch/formats"
grep -qx jsonl "$scratch/formats" || fail "the list of formats lacks jsonl: $(cat "$scratch/formats")"
grep -q '<title>.*On Dune' "$scratch/out.xml" || fail "the converted post is not there"
