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

}  // namespace postferry
