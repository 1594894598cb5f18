// SPDX-License-Identifier: MIT
#include "model/presence.h"

#include <algorithm>

#include "model/compare.h"
#include "model/lost_leaves.h"

namespace postferry {

FieldCounts& FieldCounts::operator+=(const FieldCounts& other) {
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += other.counts[i];
  return *this;
}

bool FieldCounts::empty() const {
  return std::all_of(counts.begin(), counts.end(), [](std::uint64_t n) { return n == 0; });
}

std::uint64_t FieldCounts::total() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t n : counts) sum += n;
  return sum;
}

namespace {

template <class S>
FieldSet present(const S& object) {
  FieldSet set;
  for_each_present(object, [&set](Field field) { set.add(field); });
  return set;
}

template <class S>
FieldCounts lost(const S& original, const S& kept) {
  FieldCounts counts;
  LostLeaves visit(counts);
  compare(&original, &kept, detail::NoPath(), visit);
  return counts;
}

}  // namespace

FieldSet present_fields(const Post& post) { return present(post); }
FieldSet present_fields(const Site& site) { return present(site); }
FieldCounts lost_fields(const Post& original, const Post& kept) { return lost(original, kept); }
FieldCounts lost_fields(const Site& original, const Site& kept) { return lost(original, kept); }

}  // namespace postferry
