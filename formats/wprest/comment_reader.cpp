// SPDX-License-Identifier: MIT
#include "wprest/comment_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "codec/entities.h"
#include "wprest/rendered.h"
#include "wprest/values.h"

namespace postferry::wprest {

namespace {

constexpr std::array<std::string_view, 5> repeats = {"_links", "author_avatar_urls", "link", "post",
                                                     "date_gmt"};

void read_content(const JsonNode& member, Comment& comment) {
  const RestText content = rest_text(member);
  if (content.has_raw) {
    if (!content.raw.empty()) comment.content = Text{"classic", std::string(content.raw), false};
    return;
  }
  if (std::string text = clean_rendered(content.rendered); !text.empty())
    comment.content = Text{"html", std::move(text), true};
}

void read_author(std::string_view name, Comment& comment) {
  comment.author = plain_text(name);
  if (comment.author != name) comment.author_raw = name;
}

bool read_word(std::string_view key, const JsonNode& member, Comment& comment) {
  const std::string_view text = member.text();
  if (key == "id") return comment.id.text = text, true;
  if (key == "author_email") return comment.email = text, true;
  if (key == "author_url") return comment.url = decode_entities(text), true;  // esc_url() made them
  if (key == "author_ip") return comment.ip = text, true;
  if (key == "author_user_agent") return comment.agent = text, true;
  if (key == "status") return comment.status = text, true;
  if (key == "type") return comment.type = text, true;
  if (key == "author_name") return read_author(text, comment), true;
  if (key == "parent" || key == "author") {
    Id& id = key == "parent" ? comment.parent : comment.user_id;
    if (text != "0") id.text = text;
    return true;
  }
  return false;
}

}  // namespace

void read_comment(const JsonNode& item, Comment& comment, Notes& notes) {
  for (const JsonNode member : item) {
    const std::string_view key = member.key();
    if (read_word(key, member, comment)) continue;
    if (key == "date") {
      RestDates dates = read_dates(item, key, comment.extras, notes);
      comment.date = std::move(dates.date);
      comment.date_gmt = std::move(dates.date_gmt);
    } else if (key == "content") {
      read_content(member, comment);
    } else if (key == "meta") {
      read_meta(member, comment.meta);
    } else if (std::find(repeats.begin(), repeats.end(), key) == repeats.end()) {
      comment.extras.push_back({"wprest", std::string(key), std::string(member.raw())});
    }
  }
}

}  // namespace postferry::wprest
