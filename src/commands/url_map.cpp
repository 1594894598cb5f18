// SPDX-License-Identifier: MIT
#include "commands/url_map.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/error.h"
#include "format/format.h"

namespace postferry {

namespace {

bool may_stand_in_url(char c) {
  constexpr std::string_view others = "\"<>\\^`{|}\x7f";
  return c > ' ' && static_cast<unsigned char>(c) < 0x80 &&
         others.find(c) == std::string_view::npos;
}

}  // namespace

void check_url_map(const std::string& path, const Format& to) {
  if (path.empty()) return;
  if (path == "-")
    throw Error(ErrorCode::usage, "--url-map needs a file: standard output carries posts");
  if (!to.is_tree())
    throw Error(ErrorCode::usage,
                "--url-map tells where posts are now, and in format " + std::string(to.name) +
                    " they are in one file, without addresses of their own; it is for -t markdown "
                    "and for push");
}

std::string escaped_url(std::string_view url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (may_stand_in_url(c))
      out += c;
    else
      out.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
  }
  return out;
}

bool UrlMap::add(std::string_view url, std::string_view address, std::string_view file) {
  line_ = escaped_url(url);
  if (!known_.insert(hash_bytes(line_))) return false;
  line_ += '\t';
  line_ += escaped_url(address);
  if (!file.empty()) line_.append("\t").append(file);
  line_ += '\n';
  sink_->write(line_);
  return true;
}

void UrlMap::add(const MovedPost& post, Notes& notes) {
  add_post(post, notes);
  for (const MovedFile& file : post.files) (void)add(file.url, file.address, file.name);
}

void UrlMap::add_post(const MovedPost& post, Notes& notes) {
  const Placed& placed = post.placed;
  const bool has_page = placed.address && !placed.address->empty();
  // Posts without a line have a page, too.
  const bool is_shared = has_page && !addresses_.insert(hash_bytes(*placed.address));
  if (post.url.empty()) return notes.add(NoteCode::url_map_no_url);
  std::string_view file = placed.file;
  std::string_view address = placed.file;
  if (has_page && !is_shared) address = *placed.address;
  if (file.empty()) {
    // The page of an attachment has its file for a successor.
    const auto own = std::find_if(post.files.begin(), post.files.end(),
                                  [](const MovedFile& moved) { return moved.is_post; });
    if (own == post.files.end()) return notes.add(NoteCode::url_map_no_file, {}, post.url);
    file = own->name;
    address = own->address;
  }
  if (!add(post.url, address, file)) return notes.add(NoteCode::url_map_repeated, {}, post.url);
  if (is_shared) notes.add(NoteCode::url_map_shared, {}, *placed.address);
  if (placed.address && placed.address->empty())
    notes.add(NoteCode::url_map_no_address, {}, post.url);
}

}  // namespace postferry
