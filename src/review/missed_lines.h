// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "review/body_facts.h"
#include "review/rating_spots.h"
#include "review/trail.h"

namespace postferry {

/// What the rules for lines (body_facts.cpp) leave on a trail. Asked only where there is one: it
/// is false without, and then nobody calls the rest. Rules say what they left and why; what is
/// decided here is only which of several reasons for one line is told: the last, or none if a later
/// rule takes the line.
class MissedLines {
 public:
  MissedLines(const BodyLines& lines, const LabelTable& labels, Trail* trail)
      : lines_(lines), labels_(labels), trail_(trail) {}
  [[nodiscard]] explicit operator bool() const noexcept { return trail_ != nullptr; }
  [[nodiscard]] Trail* trail() const noexcept { return trail_; }

  void begin_line() {
    mark_ = trail_->size();
    told_ = false;
  }
  /// A sentence of the line said a rating: no other rule needs to.
  void told() { told_ = true; }
  /// What the line's earlier rules left.
  void take_back() const { trail_->take_back(mark_); }

  void skimmed(std::uint32_t i) const { trail_->skim(lines_.lines[i]); }
  /// Prose that was skimmed, or a quotation, code, a table's cell.
  void passed_over(std::uint32_t i) const;
  void long_line(std::string_view text, std::uint32_t i) const;
  void spots(const std::vector<LeftSpot>& left, std::uint32_t i) const;
  void more_than_rating(std::uint32_t i) const;
  void no_aspect(Reason reason, std::uint32_t i) const;
  void value(Reason reason, Fact label, LineRange range) const;
  /// A line that no rule took: "Mood: 4 of 6 moons".
  void unknown_label(std::string_view text, std::uint32_t i) const;

 private:
  [[nodiscard]] bool tells_already() const { return told_ || trail_->size() > mark_; }
  void leave(Reason reason, std::string_view field, std::uint32_t i,
             std::string_view said = {}) const;

  const BodyLines& lines_;
  const LabelTable& labels_;
  Trail* trail_;
  std::size_t mark_ = 0;
  bool told_ = false;
};

}  // namespace postferry
