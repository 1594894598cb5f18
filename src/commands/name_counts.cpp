// SPDX-License-Identifier: MIT
#include "commands/name_counts.h"

#include <algorithm>

namespace postferry {

void NameCounts::add(std::string_view name, std::uint64_t n, std::string_view label) {
  total_ += n;
  name = cut_text(name, longest_name);
  const auto found = values_.find(name);
  if (found != values_.end()) {
    found->second.count += n;
  } else if (values_.size() < most_names) {
    values_.emplace(name, Value{n, std::string(cut_text(label, longest_name))});
  } else {
    unlisted_ += n;
  }
}

std::uint64_t NameCounts::count_of(std::string_view name) const {
  const auto found = values_.find(cut_text(name, longest_name));
  return found == values_.end() ? 0 : found->second.count;
}

std::vector<NameCounts::Entry> NameCounts::by_name() const {
  std::vector<Entry> entries;
  entries.reserve(values_.size());
  for (const auto& [name, value] : values_) entries.push_back({name, value.label, value.count});
  return entries;
}

std::vector<NameCounts::Entry> NameCounts::by_count() const {
  std::vector<Entry> entries = by_name();
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.count > b.count; });
  return entries;
}

std::string_view cut_text(std::string_view text, std::size_t longest) noexcept {
  if (text.size() <= longest) return text;
  while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0U) == 0x80U) --longest;
  return text.substr(0, longest);
}

}  // namespace postferry
