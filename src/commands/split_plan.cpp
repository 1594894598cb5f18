// SPDX-License-Identifier: MIT
#include "commands/split_plan.h"

#include <map>
#include <numeric>

namespace postferry {

namespace {

using Number = SplitIndex::Number;
constexpr Number none = SplitIndex::none;

/// Sets of items with their weights (disjoint sets with path halving).
class Families {
 public:
  Families(const SplitIndex& index, const PieceLimit& limit) : parent_(index.size()) {
    std::iota(parent_.begin(), parent_.end(), Number{0});
    weight_.reserve(index.size());
    for (Number item = 0; item < index.size(); ++item)
      weight_.push_back(limit.counts_bytes ? index.bytes(item) : 1);
  }

  Number find(Number item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  [[nodiscard]] std::uint64_t weight(Number root) const { return weight_[root]; }

  /// Makes one of two, unless that weighed more than `most`. The first item is the root, so that
  /// paths stay short enough without ranks where families are a post and what follows it.
  bool unite(Number a, Number b, std::uint64_t most) {
    a = find(a);
    b = find(b);
    if (a == b) return true;
    if (weight_[a] > most || weight_[b] > most - weight_[a]) return false;
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    weight_[a] += weight_[b];
    return true;
  }

 private:
  std::vector<Number> parent_;
  std::vector<std::uint64_t> weight_;
};

using Bond = Number (SplitIndex::*)(Number) const;
// The strongest first. Without its parent a page is another page; a menu's item is one of its menu
// in any piece, but a thumbnail is what a post can do without best.
constexpr Bond bonds[] = {&SplitIndex::parent, &SplitIndex::menu, &SplitIndex::thumbnail};

// False if there were some that did not fit.
bool unite_all(const SplitIndex& index, Bond bond, Families& families, std::uint64_t most) {
  bool all = true;
  for (Number item = 0; item < index.size(); ++item) {
    const Number other = (index.*bond)(item);
    if (other != none && !families.unite(item, other, most)) all = false;
  }
  return all;
}

// The families that would be if there were no limit, as far as they are larger than that.
std::vector<DividedFamily> too_large(const SplitIndex& index, const PieceLimit& limit) {
  Families whole(index, limit);
  for (const Bond bond : bonds) (void)unite_all(index, bond, whole, static_cast<std::uint64_t>(-1));
  std::map<Number, DividedFamily> found;  // by first item
  for (Number item = 0; item < index.size(); ++item) {
    const Number root = whole.find(item);
    if (whole.weight(root) <= limit.most) continue;
    DividedFamily& family = found[root];
    if (family.items++ == 0) family.first = item;
    family.bytes += index.bytes(item);
  }
  std::vector<DividedFamily> list;
  for (const auto& [root, family] : found)
    if (family.items > 1) list.push_back(family);
  return list;
}

void deal_out(const SplitIndex& index, std::uint64_t most, Families& families, SplitPlan& plan) {
  plan.piece_of.assign(index.size(), none);
  std::uint64_t filled = 0;
  for (Number item = 0; item < index.size(); ++item) {
    // The root is the first item of its family, so it has its piece already if it is another one.
    const Number root = families.find(item);
    if (root == item) {
      const std::uint64_t weight = families.weight(root);
      if (plan.pieces.empty() || filled > most || weight > most - filled) {
        plan.pieces.emplace_back();
        filled = 0;
      }
      filled += weight;
      plan.piece_of[item] = static_cast<std::uint32_t>(plan.pieces.size() - 1);
    } else {
      plan.piece_of[item] = plan.piece_of[root];
    }
    plan.pieces[plan.piece_of[item]].push_back(item);
  }
}

}  // namespace

SplitPlan plan_pieces(const SplitIndex& index, const PieceLimit& limit) {
  SplitPlan plan;
  Families families(index, limit);
  bool all = true;
  for (const Bond bond : bonds) all = unite_all(index, bond, families, limit.most) && all;
  if (!all) plan.divided = too_large(index, limit);
  (void)unite_all(index, &SplitIndex::menu_target, families, limit.most);
  deal_out(index, limit.most, families, plan);
  return plan;
}

}  // namespace postferry
