// SPDX-License-Identifier: MIT
#include "review/reading.h"

#include <algorithm>
#include <array>

#include "body/body_read.h"
#include "model/members.h"
#include "review/extract.h"

namespace postferry {

bool is_written_by_people(std::string_view type) noexcept {
  constexpr std::array<std::string_view, 7> machinery = {
      "attachment",          "nav_menu_item", "revision",    "custom_css",
      "customize_changeset", "oembed_cache",  "user_request"};
  return !type.starts_with("wp_") &&
         std::find(machinery.begin(), machinery.end(), type) == machinery.end();
}

bool BodyReading::read(const Text& body, std::string_view title) {
  decided.clear();
  if (!may_hold_facts(body.value)) return false;
  read_body(body.value, body.format, tape);
  body_lines(tape, lines, body.format == "markdown");
  find_body_facts(tape, lines, facts);
  decide(facts, lines, title, decided);
  return !is_empty(decided.review);
}

}  // namespace postferry
