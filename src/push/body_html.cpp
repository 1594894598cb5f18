// SPDX-License-Identifier: MIT
#include "push/body_html.h"

#include <string>
#include <utility>

#include "body/body_read.h"
#include "body/html_write.h"
#include "body/tape.h"

namespace postferry {

void make_html(Text& text) {
  if (text.format != "markdown" && text.format != "text") return;
  Tape tape;
  read_body(text.value, text.format, tape);
  std::string html;
  write_html(tape, html, HtmlStyle::classic);
  text.value = std::move(html);
  text.format = "classic";
}

}  // namespace postferry
