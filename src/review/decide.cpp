// SPDX-License-Identifier: MIT
#include "review/decide.h"

#include "model/members.h"
#include "review/judge.h"

namespace postferry {

void Decided::clear() {
  postferry::clear(review);
  unsettled.clear();
  for (auto& list : lines) list.clear();
}

void decide(BodyFacts& facts, const BodyLines& lines, const PostTitle& title,
            const Evidence& evidence, Decided& out, Trail* trail) {
  out.clear();
  Judge(facts, lines, evidence, out, trail).run(title);
}

}  // namespace postferry
