// SPDX-License-Identifier: MIT
#include "commands/check_links.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "wxr/item_links.h"

namespace postferry {

namespace {

constexpr std::size_t longest_name = 200;  // of a post in a note; titles may be texts

// Texts in a row, each behind its size.
void append_text(std::string& out, std::string_view text) {
  out += std::to_string(text.size()) + ' ';
  out += text;
}
void append_number(std::string& out, std::uint64_t number) {
  append_text(out, std::to_string(number));
}

/// Takes them off the front again.
class Texts {
 public:
  explicit Texts(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool empty() const noexcept { return rest_.empty(); }

  std::string_view text() {
    const auto size = static_cast<std::size_t>(digits());
    rest_.remove_prefix(1);
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(text.size());
    return text;
  }
  std::uint64_t number() {
    const std::string_view word = text();
    std::uint64_t number = 0;
    (void)std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
  }

 private:
  std::uint64_t digits() {
    std::uint64_t number = 0;
    const auto end = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number).ptr;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return number;
  }

  std::string_view rest_;
};

std::string short_name(const Post& post) {
  std::string name = describe(post);
  if (name.size() <= longest_name) return name;
  std::size_t end = longest_name;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80) --end;
  return name.substr(0, end) + "...\"";
}

void append_link(std::string& out, std::string_view field, const std::string& target) {
  if (target.empty()) return;
  append_text(out, field);
  append_text(out, target);
}

std::string named(const Comment& comment) {
  std::string name = "comment";
  if (!comment.id.empty()) name += " " + comment.id.text;
  if (!comment.author.empty()) name += " by " + comment.author;
  return name;
}

void look_at_comments(const std::vector<Comment>& comments, Notes& notes) {
  IdSet ids;
  for (const Comment& comment : comments)
    if (!ids.insert(comment.id))
      notes.add(NoteCode::comment_duplicate_id, "comment.id", named(comment));
  for (const Comment& comment : comments)
    if (!comment.parent.empty() && comment.parent.text != "0" && !ids.holds(comment.parent))
      notes.add(NoteCode::comment_parent_missing, "comment.parent",
                named(comment) + " answers comment " + comment.parent.text);
}

}  // namespace

void LinkEncoder::encode(const Post& post, std::uint64_t, Piece& piece, Notes& notes) {
  look_at_comments(post.comments, notes);
  const wxr::ItemLinks links = wxr::links_of(post);
  std::string& out = piece.bytes;
  const Place& place = notes.place();
  append_text(out, place.source);
  append_number(out, place.line);
  append_number(out, place.offset);
  append_text(out, short_name(post));
  append_text(out, post.id.text);
  append_text(out, post.author);
  const bool in_menu = post.type == "nav_menu_item";
  append_link(out, in_menu ? "_menu_item_menu_item_parent" : "post.parent", links.parent);
  append_link(out, "_menu_item_object_id", links.menu_target);
  if (!links.thumbnail.empty())
    append_link(out, "_thumbnail_id", links.thumbnail);
  else if (post.featured_image && post.featured_image->url.empty())
    append_link(out, "post.featured_image", post.featured_image->id.text);
}

FieldCounts CheckLinks::begin(const Site& site) {
  for (const postferry::Author& author : site.authors) declared_.push_back(author.login);
  return {};
}

void CheckLinks::add(const PieceView& piece) {
  Texts texts(piece.bytes);
  Note note;
  note.place.source = texts.text();
  note.place.line = texts.number();
  note.place.offset = texts.number();
  note.post = texts.text();
  const Id id{std::string(texts.text())};
  (void)ids_.insert(id);
  if (const std::string author(texts.text()); !author.empty()) add_author(author, note);
  note.code = NoteCode::link_missing;
  while (!texts.empty()) {
    note.field = texts.text();
    Id target{std::string(texts.text())};
    if (ids_.holds(target)) continue;
    note.text = "there is no post " + target.text;
    open_.push_back({note, std::move(target)});
  }
}

void CheckLinks::add_author(const std::string& login, const Note& post) {
  Author& author = authors_[login];
  if (author.posts++ == 0) author.first = post;
}

bool CheckLinks::is_declared(const std::string& login) const {
  return std::find(declared_.begin(), declared_.end(), login) != declared_.end();
}

FieldCounts CheckLinks::end(const Site& late, const Site&) {
  for (const postferry::Author& author : late.authors) declared_.push_back(author.login);
  for (const Link& link : open_)
    if (!ids_.holds(link.target)) tell_(link.note);
  if (declared_.empty()) return {};  // then posts alone say who wrote them
  for (auto& [login, author] : authors_) {
    if (is_declared(login)) continue;
    author.first.code = NoteCode::author_undeclared;
    author.first.field = "post.author";
    author.first.text = login + ", of " + std::to_string(author.posts) +
                        (author.posts == 1 ? " post" : " posts") + "; this is the first";
    tell_(author.first);
  }
  return {};
}

}  // namespace postferry
