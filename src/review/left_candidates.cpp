// SPDX-License-Identifier: MIT
#include "review/left_candidates.h"

namespace postferry {

std::string said_text(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& part : list) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string said_text(const ListedWork& work) {
  return work.title + (work.authors.empty() ? "" : " by " + said_text(work.authors));
}

std::string said_text(const Work& work) {
  return work.title + (work.authors.empty() ? "" : " by " + said_text(work.authors)) +
         (work.rating ? ", " + rating_text(*work.rating) : "");
}

std::string said_text(const StatedFact& stated) { return fact_text(stated.says, stated.fact); }

std::string said_text(const AspectRating& aspect) {
  Rating rating;
  rating.value = aspect.value;
  rating.best = aspect.best;
  rating.text = aspect.text;
  return aspect.aspect + " " + rating_text(rating);
}

}  // namespace postferry
