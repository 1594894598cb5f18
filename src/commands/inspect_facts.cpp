// SPDX-License-Identifier: MIT
#include "commands/inspect_facts.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "commands/name_counts.h"
#include "commands/plugins.h"
#include "model/compare.h"
#include "pipeline/filter.h"

namespace postferry {

namespace {

constexpr std::size_t longest_part = 220;   // WordPress's own longest slug has 200 bytes
constexpr std::size_t longest_fact = 1000;  // it has three parts at most

template <class... Rest>
std::string parts(std::string_view first, Rest... rest) {
  std::string out(cut_text(first, longest_part));
  ((out += '\n', out += cut_text(rest, longest_part)), ...);
  return out;
}

std::string_view or_else(const std::string& text, std::string_view otherwise) {
  return text.empty() ? otherwise : std::string_view(text);
}

/// Marks of plugins in one post or in the site, each told once.
class Signs {
 public:
  enum class Of : bool { post, site };
  Signs(std::string& out, Of whose) : out_(out), whose_(whose) {}

  void look(Mark mark, std::string_view name) {
    const PluginSign* sign = find_sign(mark, name);
    if (sign == nullptr || std::find(signs_.begin(), signs_.end(), sign) != signs_.end()) return;
    signs_.push_back(sign);
    const std::string number = std::to_string(sign->plugin);
    append_fact(out_, Fact::sign, parts(number, describe(*sign)));
    if (whose_ == Of::site) return;
    if (std::find(plugins_.begin(), plugins_.end(), sign->plugin) != plugins_.end()) return;
    plugins_.push_back(sign->plugin);
    append_fact(out_, Fact::plugin, number);
  }

 private:
  std::string& out_;
  const Of whose_;
  std::vector<const PluginSign*> signs_;
  std::vector<std::size_t> plugins_;
};

// "_oembed_0123456789abcdef0123456789abcdef" is one key a link; as a kind of field it is
// "_oembed_*".
std::string without_hash(std::string_view key) {
  constexpr std::size_t hash_length = 32;
  const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  std::size_t run = 0;
  for (std::size_t i = 0; i < key.size(); ++i) {
    run = is_hex(key[i]) ? run + 1 : 0;
    if (run < hash_length) continue;
    std::size_t end = i + 1;
    while (end < key.size() && is_hex(key[end])) ++end;
    return std::string(key.substr(0, i + 1 - run)) + "*" + std::string(key.substr(end));
  }
  return std::string(key);
}

// "review.works[0].authors" -> "review.works.authors".
std::string without_indexes(std::string_view path) {
  std::string out;
  bool inside = false;
  for (const char c : path) {
    if (c == '[') inside = true;
    if (!inside) out += c;
    if (c == ']') inside = false;
  }
  return out;
}

void add_extras(std::string& out, const std::vector<Extra>& extras, std::string_view before) {
  for (const Extra& extra : extras)
    append_fact(out, Fact::unknown,
                parts(extra.format, std::string(before) + without_indexes(extra.path)));
}

void add_terms(std::string& out, const Post& post, Signs& signs) {
  for (const Term& term : post.terms) {
    append_fact(out, Fact::term,
                parts(term.taxonomy, or_else(term.slug, term.name), or_else(term.name, term.slug)));
    signs.look(Mark::taxonomy, term.taxonomy);
  }
}

void add_comments(std::string& out, const Post& post, Signs& signs) {
  if (!post.comments.empty()) append_fact(out, Fact::commented, {});
  for (const Comment& comment : post.comments) {
    append_fact(out, Fact::comment_kind,
                parts(or_else(comment.type, "comment"), or_else(comment.status, "approved")));
    if (!comment.parent.empty() && comment.parent.text != "0") append_fact(out, Fact::answer, {});
    if (comment.rating) append_fact(out, Fact::other_rating, "comments");
    signs.look(Mark::comment_type, comment.type);
    for (const Meta& meta : comment.meta) {
      append_fact(out, Fact::comment_field, without_hash(meta.key));
      signs.look(Mark::comment_meta, meta.key);
    }
    add_extras(out, comment.extras, "comment.");
  }
}

void add_body(std::string& out, const Post& post, BodyMarks& marks, Signs& signs) {
  if (!post.content || post.content->value.empty()) return;
  append_fact(out, Fact::body, or_else(post.content->format, "text"));
  marks.scan(post.content->value);
  const auto add = [&](const std::vector<BodyMark>& list, Fact fact, Mark mark) {
    for (const BodyMark& found : list) {
      if (found.count == 0 || (mark == Mark::shortcode && !found.certain)) continue;
      // Many of one kind are one fact: a body of a million openers makes no million.
      append_fact(out, fact, parts(found.name, std::to_string(found.count)));
      signs.look(mark, found.name);
    }
  };
  add(marks.blocks(), Fact::block, Mark::block);
  add(marks.shortcodes(), Fact::shortcode, Mark::shortcode);
}

void add_rating(std::string& out, const Review& review) {
  if (!review.rating) return;
  const Rating& rating = *review.rating;
  if (!rating.value && rating.text.empty()) return;
  append_fact(out, Fact::rating,
              parts(rating.best ? rating.best->to_string() : "",
                    rating.value ? rating.value->to_string() : ""));
}

void add_other_ratings(std::string& out, const Review& review) {
  if (review.reader_rating) append_fact(out, Fact::other_rating, "readers");
  if (!review.aspect_ratings.empty()) append_fact(out, Fact::other_rating, "aspects");
  for (const Work& work : review.works)
    if (work.rating) return append_fact(out, Fact::other_rating, "works");
}

// The body's spans differ from post to post: "body:10-20" is found in the body.
std::string_view kind_of_place(std::string_view where) {
  constexpr std::string_view body = "body:";
  return where.starts_with(body) ? body.substr(0, body.size() - 1) : where;
}

// Which of its top-level fields a review fills, and how each was found.
void add_review_fields(std::string& out, const Review& review) {
  for (const Found& found : review.found)
    append_fact(out, Fact::found, parts(kind_of_place(found.where), without_indexes(found.field)));
  for_each_member<Review>([&](const auto& member) {
    const auto& value = review.*(member.pointer);
    if (member.field == Field::review_found || is_absent(value)) return;
    append_fact(out, Fact::review_field, member.key);
    const bool was_found = std::any_of(
        review.found.begin(), review.found.end(),
        [&](const Found& found) { return std::string_view(found.field).starts_with(member.key); });
    if (!was_found) append_fact(out, Fact::found, parts("native", member.key));
  });
}

}  // namespace

void append_fact(std::string& out, Fact fact, std::string_view text) {
  text = cut_text(text, longest_fact);
  const auto size = static_cast<std::uint16_t>(text.size());
  out += static_cast<char>(fact);
  out += static_cast<char>(size & 0xFFU);
  out += static_cast<char>(size >> 8U);
  out += text;
}

std::optional<FactReader::Item> FactReader::next() noexcept {
  constexpr std::size_t head = 3;
  if (rest_.size() < head) return std::nullopt;
  const auto byte = [this](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(rest_[i]));
  };
  Item item;
  item.fact = static_cast<Fact>(rest_[0]);
  const std::size_t size = byte(1) | byte(2) << 8U;
  item.text = rest_.substr(head, size);
  rest_.remove_prefix(std::min(rest_.size(), head + size));
  return item;
}

void FactEncoder::encode(const Post& post, std::uint64_t, Piece& piece, Notes&) {
  std::string& out = piece.bytes;
  Signs signs(out, Signs::Of::post);
  const std::string_view type = or_else(post.type, "post");
  append_fact(out, Fact::kind, parts(type, or_else(post.status, "publish")));
  append_fact(out, Fact::date, post.date.iso);
  signs.look(Mark::type, type);
  if (!post.author.empty()) append_fact(out, Fact::author, post.author);
  for (const std::string& author : post.co_authors) append_fact(out, Fact::author, author);
  if (post.featured_image) append_fact(out, Fact::image, {});
  add_terms(out, post, signs);
  for (const Meta& meta : post.meta) {
    append_fact(out, Fact::field, without_hash(meta.key));
    signs.look(Mark::meta, meta.key);
  }
  add_comments(out, post, signs);
  add_body(out, post, marks_, signs);
  add_extras(out, post.extras, {});
  if (!has_review(post)) return;
  add_rating(out, *post.review);
  add_other_ratings(out, *post.review);
  add_review_fields(out, *post.review);
}

void append_facts(std::string& out, const Site& site) {
  add_extras(out, site.extras, "site.");
  Signs signs(out, Signs::Of::site);
  signs.look(Mark::generator, site.generator);
  for (const SiteTerm& term : site.terms) signs.look(Mark::taxonomy, term.taxonomy);
}

}  // namespace postferry
