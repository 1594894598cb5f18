// SPDX-License-Identifier: MIT
#include "wprest/rendered.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/bytes.h"
#include "body/html_read.h"
#include "body/tape.h"
#include "codec/entities.h"

namespace postferry::wprest {

namespace {

// Classes of elements that plugins put into every post's content on its way to a page.
constexpr std::array<std::string_view, 9> added_classes = {
    "sharedaddy", "jp-relatedposts",  "sd-sharing-enabled", "jetpack-likes-widget-wrapper",
    "wpulike",    "addtoany_content", "yarpp-related",      "kk-star-ratings",
    "post-views"};

bool has_class(const Tape& tape, const Token& open, std::string_view wanted) {
  std::string_view classes = tape.attribute(open, "class");
  while (!classes.empty()) {
    const auto end = std::find_if(classes.begin(), classes.end(), is_space);
    const auto size = static_cast<std::size_t>(end - classes.begin());
    if (classes.substr(0, size) == wanted) return true;
    classes.remove_prefix(std::min(size + 1, classes.size()));
  }
  return false;
}

bool is_added(const Tape& tape, const Token& open) {
  if (open.count == 0) return false;
  return std::any_of(added_classes.begin(), added_classes.end(),
                     [&](std::string_view name) { return has_class(tape, open, name); });
}

// WordPress puts a picture where a browser may lack an emoji (wp_staticize_emoji()).
bool is_emoji(const Tape& tape, const Token& open) {
  return open.tag == Tag::img &&
         (has_class(tape, open, "emoji") || has_class(tape, open, "wp-smiley"));
}

}  // namespace

std::string clean_rendered(std::string_view html) {
  const std::string_view text = trim(html);
  if (find_bytes(text, "class=") == std::string_view::npos) return std::string(text);
  Tape tape;
  read_html(text, tape);
  std::string out;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < tape.tokens.size(); ++i) {
    const Token& token = tape.tokens[i];
    if (token.kind != TokenKind::open || token.begin < taken) continue;
    if (is_emoji(tape, token)) {
      out.append(text, taken, token.begin - taken);
      out += escape_html(tape.attribute(token, "alt"));
      taken = token.end();
    } else if (is_added(tape, token)) {
      out.append(text, taken, token.begin - taken);
      taken = tape.tokens[token.match].end();
    }
  }
  out.append(text, taken);
  return std::string(trim(out));
}

bool is_made_excerpt(std::string_view html) {
  std::string_view text = trim(html);
  if (text.ends_with("</p>")) text = trim(text.substr(0, text.size() - 4));
  return text.ends_with("[&hellip;]") || text.ends_with("[\xE2\x80\xA6]") ||
         text.ends_with("[...]") ||
         find_bytes(text, "class=\"more-link\"") != std::string_view::npos;
}

}  // namespace postferry::wprest
