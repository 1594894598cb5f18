// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "review/body_facts.h"
#include "review/fact_text.h"
#include "review/trail.h"

namespace postferry {

/// A candidate's value, in words.
inline std::string said_text(const std::string& text) { return text; }
inline std::string said_text(const Rating& rating) { return rating_text(rating); }
[[nodiscard]] std::string said_text(const std::vector<std::string>& list);
[[nodiscard]] std::string said_text(const ListedWork& work);
[[nodiscard]] std::string said_text(const Work& work);
[[nodiscard]] std::string said_text(const StatedFact& stated);
[[nodiscard]] std::string said_text(const AspectRating& aspect);

/// What the judge (decide.cpp) does not take, on a trail; does nothing without one.
class LeftCandidates {
 public:
  LeftCandidates(const BodyLines& lines, Trail* trail) : lines_(lines), trail_(trail) {}
  [[nodiscard]] explicit operator bool() const noexcept { return trail_ != nullptr; }

  template <class T>
  void leave(Reason reason, ReviewFact fact, const Candidate<T>& candidate,
             std::string_view instead = {}) const {
    if (trail_ != nullptr)
      trail_->leave_lines(reason, name(fact), lines_, candidate.lines.first, candidate.lines.last,
                          said_text(candidate.value), instead);
  }

  template <class T>
  void leave_all(Reason reason, ReviewFact fact, const std::vector<Candidate<T>>& list) const {
    if (trail_ == nullptr) return;
    for (const Candidate<T>& candidate : list) leave(reason, fact, candidate);
  }

  /// Of the post's title.
  void leave_title(Reason reason, ReviewFact fact, std::string said,
                   std::string_view instead = {}) const {
    if (trail_ != nullptr)
      trail_->leave(
          {reason, std::string(name(fact)), "title", std::move(said), std::string(instead)});
  }

 private:
  const BodyLines& lines_;
  Trail* trail_;
};

}  // namespace postferry
