#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# format_test.sh ROOT: every source is laid out as .clang-format says. Exit code 77 (skipped) where
# the clang-format that decides, Debian 12's version 14, is not installed: versions differ.
set -euo pipefail
root=$1
clang_format=$(command -v clang-format-14 || command -v clang-format || true)
if [ -z "$clang_format" ] || ! "$clang_format" --version | grep -q 'version 14\.'; then
  echo "format_test: skipped, clang-format 14 is not installed"
  exit 77
fi
cd "$root"
find src formats tests \( -name '*.h' -o -name '*.cpp' \) -print0 |
  xargs -0 "$clang_format" --dry-run --Werror --style=file
