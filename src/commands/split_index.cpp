// SPDX-License-Identifier: MIT
#include "commands/split_index.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/error.h"

namespace postferry {

namespace {

// 0 stands for no id at all.
std::uint64_t key_of(std::string_view id) {
  return id.empty() ? 0 : std::max<std::uint64_t>(1, hash_bytes(id));
}

}  // namespace

void SplitIndex::add(const wxr::ItemLinks& links, const std::string& attachment_url,
                     const Place& place, std::uint64_t offset) {
  if (items_.size() + 1 >= none)
    throw Error(ErrorCode::input, "there are too many items to split", place.source);
  if (sources_.empty() || sources_.back() != place.source) sources_.push_back(place.source);
  const Number number = size();
  Item item;
  item.offset = offset;
  item.line = place.line;
  item.source_offset = place.offset;
  item.source = static_cast<std::uint32_t>(sources_.size() - 1);
  item.parent = key_of(links.parent);
  item.other = key_of(links.menu.empty() ? links.thumbnail : links.menu_target);
  if (!links.menu.empty()) {
    const auto next = static_cast<std::uint32_t>(menus_.size());
    const auto [menu, is_new] = menu_names_.try_emplace(links.menu, next);
    if (is_new) menus_.push_back(number);
    item.menu = menu->second;
  }
  items_.push_back(item);
  if (!links.id.empty()) ids_.emplace_back(key_of(links.id), number);
  if (!attachment_url.empty())
    attachments_.emplace_back(hash_bytes(wxr::upload_key(attachment_url)), number);
}

// Of several items with one id the importer knows the first.
void SplitIndex::seal(std::uint64_t end) {
  end_ = end;
  std::sort(ids_.begin(), ids_.end());
  std::sort(attachments_.begin(), attachments_.end());
}

Place SplitIndex::place(Number item) const {
  const Item& entry = items_[item];
  return {sources_[entry.source], entry.line, entry.source_offset};
}

SplitIndex::Number SplitIndex::attachment(std::string_view address) const {
  return find(attachments_, hash_bytes(wxr::upload_key(address)));
}

SplitIndex::Number SplitIndex::find(const Keyed& keyed, std::uint64_t key) {
  const auto at = std::lower_bound(keyed.begin(), keyed.end(), std::pair{key, Number{0}});
  return at == keyed.end() || at->first != key ? none : at->second;
}

}  // namespace postferry
