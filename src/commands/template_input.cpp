// SPDX-License-Identifier: MIT
#include "commands/template_input.h"

#include "commands/text_input.h"
#include "review/template.h"

namespace postferry {

std::shared_ptr<const Template> open_template(const std::string& path) {
  return read_template(read_text_input(path, "a template"), path);
}

}  // namespace postferry
