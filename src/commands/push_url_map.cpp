// SPDX-License-Identifier: MIT
#include "commands/push_url_map.h"

#include <cstring>

namespace postferry {

void PushUrlMap::remember(const MovedPost& post, Notes& notes) {
  if (post.url.empty()) notes.add(NoteCode::url_map_no_url);
  const std::uint64_t size = post.url.size();
  old_.append({reinterpret_cast<const char*>(&size), sizeof size});
  old_.append(post.url);
}

std::string PushUrlMap::next_old() {
  std::uint64_t size = 0;
  std::memcpy(&size, old_.read(at_, sizeof size).data(), sizeof size);
  at_ += sizeof size;
  std::string url = old_.read(at_, size);
  at_ += size;
  return url;
}

void PushUrlMap::add(const SiteAddress& now) {
  const std::string old = next_old();
  if (!old.empty() && now.page.empty()) ++pageless_;
  if (!old.empty() && !now.page.empty() && !map_.add(old, now.page)) ++repeated_;
  if (!now.old_file.empty() && !now.new_file.empty()) (void)map_.add(now.old_file, now.new_file);
}

void PushUrlMap::close(Notes& notes) {
  map_.close();
  if (pageless_ > 0) notes.add(NoteCode::url_map_no_file, {}, {}, pageless_);
  if (repeated_ > 0) notes.add(NoteCode::url_map_repeated, {}, {}, repeated_);
}

}  // namespace postferry
