// SPDX-License-Identifier: MIT
#include "io/temporary_folder.h"

#include <cstdlib>

#include "io/folder.h"

namespace postferry {

namespace {

std::string new_directory() {
  const char* parent = std::getenv("TMPDIR");
  const std::string prefix = parent == nullptr || *parent == '\0' ? "/tmp" : parent;
  return make_new_directory(prefix + "/postferry-", "temporary folder");
}

}  // namespace

TemporaryFolder::TemporaryFolder()
    : path_(new_directory()), listed_(std::make_unique<ListedTemporary>(path_, true)) {}

TemporaryFolder::~TemporaryFolder() { remove_directory(path_.c_str()); }

}  // namespace postferry
