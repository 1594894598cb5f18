// SPDX-License-Identifier: MIT
#include "markdown/blog.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "base/numbers.h"
#include "codec/json_tree.h"
#include "format/post_json.h"
#include "markdown/parts.h"

namespace postferry::markdown {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t piece_size = std::size_t{64} << 10;

// The part of a path before a component `.postferry`, or npos.
std::size_t prefix_length(std::string_view path) {
  if (path.starts_with(tree_folder) && path.substr(tree_folder.size()).starts_with('/')) return 0;
  const std::string inside = "/" + std::string(tree_folder) + "/";
  const std::size_t at = path.find(inside);
  return at == npos ? npos : at + 1;
}

bool is_ours(std::string_view path) { return prefix_length(path) != npos; }

}  // namespace

LineReader::LineReader(std::unique_ptr<PeekSource> source, std::size_t longest)
    : source_(std::move(source)), longest_(longest) {}

bool LineReader::fill() {
  buffer_.erase(0, begin_);
  scanned_ -= begin_;
  begin_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + piece_size);
  const std::size_t got = source_->read(buffer_.data() + had, piece_size);
  buffer_.resize(had + got);
  return got != 0;
}

bool LineReader::next(std::string_view& line, bool& too_long) {
  offset_ = next_offset_;
  ++number_;
  too_long = false;
  for (;;) {
    const std::size_t end = find_byte(buffer_, '\n', scanned_);
    if (end != npos) {
      line = std::string_view(buffer_).substr(begin_, end - begin_);
      next_offset_ += end + 1 - begin_;
      begin_ = scanned_ = end + 1;
      return true;
    }
    scanned_ = buffer_.size();
    if (buffer_.size() - begin_ > longest_) {
      too_long = true;
      next_offset_ += buffer_.size() - begin_;
      begin_ = buffer_.size();
    }
    if (fill()) continue;
    line = std::string_view(buffer_).substr(begin_);
    const bool any = !line.empty() || too_long;
    next_offset_ += line.size();
    begin_ = scanned_ = buffer_.size();
    return any;
  }
}

Blog::Blog(std::unique_ptr<TreeSource> tree) : tree_(std::move(tree)), used_(tree_->size()) {
  // The outermost of such folders, if there are several.
  bool found = false;
  for (std::size_t i = 0; i < tree_->size(); ++i) {
    const std::string_view path = tree_->file(i);
    const std::size_t length = prefix_length(path);
    if (length == npos || (found && length >= prefix_.size())) continue;
    prefix_ = path.substr(0, length);
    found = true;
  }
  if (const std::size_t order = find_ours(order_file); order != TreeSource::none)
    order_ = read_all(order);
}

std::size_t Blog::find_ours(std::string_view name) const {
  return tree_->find(prefix_ + std::string(name));
}

std::size_t Blog::posts_file() const { return find_ours(markdown::posts_file); }

std::string Blog::read_all(std::size_t file) {
  const auto source = tree_->open(file);
  std::string bytes;
  std::array<char, piece_size> piece;
  while (const std::size_t got = source->read(piece.data(), piece.size()))
    bytes.append(piece.data(), got);
  return bytes;
}

void Blog::read_site(Site& site, Site& late, Notes& notes) {
  const std::size_t file = find_ours(site_file);
  if (file == TreeSource::none) return;
  std::string place = tree_->name();
  if (!place.empty()) place += '/';
  notes.set_place({place + std::string(tree_->file(file)), 1, 0});
  const std::string json = read_all(file);
  JsonTree tree;
  const JsonResult result = tree.parse(json);
  if (!result || !tree.root().is(JsonKind::object)) {
    notes.add(NoteCode::carrier_unreadable, {}, result.error);
    site.extras.push_back({std::string("markdown"), std::string(site_file), json});
    return;
  }
  note_repairs(result.repairs, notes);
  if (const JsonNode node = tree.root().find("site"); node && !read_json(node, site, notes))
    notes.add(NoteCode::carrier_unreadable, "site");
  if (const JsonNode node = tree.root().find("late"); node && !read_json(node, late, notes))
    notes.add(NoteCode::carrier_unreadable, "late");
}

bool Blog::next_in_order(BlogEntry& entry) {
  while (order_at_ < order_.size()) {
    const std::size_t end = std::min(order_.find('\n', order_at_), order_.size());
    const std::string_view line = std::string_view(order_).substr(order_at_, end - order_at_);
    order_at_ = end + 1;
    if (line.starts_with('*')) {
      const auto count = parse_integer(line.substr(1));
      if (!count || *count <= 0) continue;
      run_ = static_cast<std::uint64_t>(*count);
      return next(entry);
    }
    const std::size_t file = tree_->find(prefix_ + std::string(line));
    // Gone, named twice, or ours.
    if (file == TreeSource::none || used_[file] || is_ours(tree_->file(file))) continue;
    used_[file] = true;
    entry = {BlogEntry::Kind::file, file};
    return true;
  }
  return false;
}

bool Blog::next(BlogEntry& entry) {
  if (run_ > 0) {
    --run_;
    entry = {BlogEntry::Kind::aside, 0};
    return true;
  }
  if (next_in_order(entry)) return true;
  // What the order does not know is new.
  for (; next_file_ < used_.size(); ++next_file_) {
    if (used_[next_file_] || is_ours(tree_->file(next_file_))) continue;
    entry = {BlogEntry::Kind::file, next_file_++};
    return true;
  }
  return false;
}

}  // namespace postferry::markdown
