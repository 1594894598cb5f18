// SPDX-License-Identifier: MIT
#include "review/opinions.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry {

namespace {

constexpr auto opinions = std::to_array<std::string_view>({
#define OPINION(language, text) text,
#include "review/opinions.def"
#undef OPINION
});

constexpr std::size_t looked_at = 3000;  // bytes at either end

// Lower-case, apostrophes straight, "&" as it is written in HTML.
std::string plain(std::string_view text) {
  constexpr std::string_view curly = "\xE2\x80\x99";
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\xE2' && text.substr(at).starts_with(curly)) {
      out += '\'';
      at += curly.size();
    } else if (text[at] == '&' && text.substr(at).starts_with("&amp;")) {
      out += '&';
      at += 5;
    } else {
      out += to_lower(text[at++]);
    }
  }
  return out;
}

}  // namespace

bool judges_work(std::string_view body, std::string_view title) {
  if (title.empty()) return false;
  const bool long_one = body.size() > 2 * looked_at;
  std::string text = plain(body.substr(0, long_one ? looked_at : body.size()));
  if (long_one) text += "\n" + plain(body.substr(body.size() - looked_at));
  if (find_bytes(text, plain(title)) == std::string_view::npos) return false;
  return std::any_of(opinions.begin(), opinions.end(), [&](std::string_view opinion) {
    return find_bytes(text, opinion) != std::string_view::npos;
  });
}

}  // namespace postferry
