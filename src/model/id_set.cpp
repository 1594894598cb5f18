// SPDX-License-Identifier: MIT
#include "model/id_set.h"

#include "base/bytes.h"
#include "base/numbers.h"

namespace postferry {

bool IdSet::insert(const Id& id) {
  if (id.empty()) return true;
  if (!is_canonical_integer(id.text)) return hashes_.insert(hash_bytes(id.text)).second;
  const auto number = static_cast<std::uint64_t>(*parse_integer(id.text));
  Page& page = pages_[number / page_bits];
  std::uint64_t& word = page[number % page_bits / 64];
  const std::uint64_t bit = std::uint64_t{1} << (number % 64);
  if ((word & bit) != 0) return false;
  word |= bit;
  return true;
}

bool IdSet::holds(const Id& id) const {
  if (id.empty()) return false;
  if (!is_canonical_integer(id.text)) return hashes_.contains(hash_bytes(id.text));
  const auto number = static_cast<std::uint64_t>(*parse_integer(id.text));
  const auto page = pages_.find(number / page_bits);
  return page != pages_.end() &&
         (page->second[number % page_bits / 64] & (std::uint64_t{1} << (number % 64))) != 0;
}

}  // namespace postferry
