// SPDX-License-Identifier: MIT
#include "review/decide.h"

#include <bit>

#include "model/members.h"
#include "review/judge.h"

namespace postferry {

void Decided::clear() {
  postferry::clear(review);
  unsettled.clear();
  for (; has_lines_ != 0; has_lines_ &= has_lines_ - 1)
    lines_[static_cast<std::size_t>(std::countr_zero(has_lines_))].clear();
}

void decide(BodyFacts& facts, const BodyLines& lines, const PostTitle& title,
            const Evidence& evidence, Decided& out, Trail* trail) {
  out.clear();
  Judge(facts, lines, evidence, out, trail).run(title);
}

}  // namespace postferry
