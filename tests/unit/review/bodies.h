// SPDX-License-Identifier: MIT
// Short ways to make posts and to show what was found in them.
#pragma once

#include <string>
#include <string_view>

#include "model/post.h"
#include "review/extract.h"

namespace postferry::bodies {

inline Post post(std::string_view format, std::string_view body, std::string_view title = "Emma") {
  Post made;
  made.title = title;
  made.content = Text{std::string(format), std::string(body), false};
  return made;
}

inline std::string works(const std::vector<ListedWork>& list) {
  std::string out;
  for (const ListedWork& work : list) {
    out += out.empty() ? "" : "; ";
    out += work.title;
    for (const std::string& author : work.authors) out += "/" + author;
    if (!work.url.empty()) out += " <" + work.url + ">";
    if (!work.note.empty()) out += " (" + work.note + ")";
  }
  return out;
}

/// "T:Emma A:Jane Austen S:a;b R:4/5 rec[heading|reason]:X/Y up:X/Y"; "-" if there is no review.
inline std::string shown(const Post& post) {
  if (!post.review) return "-";
  const Review& review = *post.review;
  std::string out;
  const auto add = [&out](const std::string& text) { out += (out.empty() ? "" : " ") + text; };
  if (!review.works.empty()) {
    if (!review.works[0].title.empty()) add("T:" + review.works[0].title);
    for (const std::string& author : review.works[0].authors) add("A:" + author);
  }
  for (std::size_t i = 0; i < review.subjects.size(); ++i) add("S:" + review.subjects[i]);
  if (review.rating)
    add("R:" + review.rating->value->to_string() +
        (review.rating->best ? "/" + review.rating->best->to_string() : ""));
  for (const Recommendation& group : review.recommendations)
    add("rec[" + group.heading + "|" + group.reason + "]:" + works(group.works));
  if (!review.upcoming.empty()) add("up:" + works(review.upcoming));
  return out;
}

inline std::string extracted(std::string_view format, std::string_view body,
                             std::string_view title = "Emma") {
  Post made = post(format, body, title);
  (void)Extractor().extract(made);
  return shown(made);
}

/// The body that Extract::move leaves.
inline std::string left(std::string_view format, std::string_view body) {
  Post made = post(format, body);
  (void)Extractor(Extract::move).extract(made);
  return made.content->value;
}

}  // namespace postferry::bodies
