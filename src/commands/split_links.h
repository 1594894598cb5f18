// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

#include "base/note.h"
#include "commands/split_index.h"
#include "commands/split_plan.h"

namespace postferry {

/// Tells what a plan could not keep together. Serial.
class SplitLinks {
 public:
  using Number = SplitIndex::Number;
  /// Names an item as notes do: `812 "On Dune"`.
  using Name = std::function<std::string(Number)>;
  using Tell = std::function<void(const Note&)>;

  /// All outlive it.
  SplitLinks(const SplitIndex& index, const SplitPlan& plan, const Name& name, const Tell& tell)
      : index_(index), plan_(plan), name_(name), tell_(tell) {}

  /// Families that were divided, and items that are larger than a piece may be.
  void tell_too_large(const PieceLimit& limit) const;
  /// What an item refers to in other pieces; `bytes` are its own, where addresses are looked for.
  void tell_links(Number item, std::string_view bytes) const;

 private:
  void tell(NoteCode code, Number item, std::string field, std::string text) const;
  void tell_link(Number item, Number other, std::string field) const;

  const SplitIndex& index_;
  const SplitPlan& plan_;
  const Name& name_;
  const Tell& tell_;
};

}  // namespace postferry
