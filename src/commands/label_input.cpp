// SPDX-License-Identifier: MIT
#include "commands/label_input.h"

#include "commands/text_input.h"
#include "review/label_file.h"

namespace postferry {

std::shared_ptr<const LabelTable> open_labels(const std::vector<std::string>& paths) {
  auto table = std::make_shared<LabelTable>();
  for (const std::string& path : paths)
    add_label_file(read_text_input(path, "a file of labels"), path, *table);
  return table;
}

}  // namespace postferry
