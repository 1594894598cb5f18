// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/site.h"
#include "push/push_context.h"

namespace postferry {

/// Terms: those that the site has are found by taxonomy and slug (or name), the others are made,
/// parents first. Fills PushContext::ids.
class PushTerms {
 public:
  PushTerms(PushContext& context, const Site& site) : context_(context), site_(site) {}

  /// Lists what the site has in taxonomies that the source uses, and counts what is missing. A term
  /// that the site has with another name, description or parent gives push.conflict.
  void look(Notes& notes);
  /// Makes what is missing.
  void push();

 private:
  /// A term on the site.
  struct Copy {
    std::uint64_t id = 0;
    std::uint64_t parent = 0;
    std::string name;
    std::string description;
  };

  void list(const PushTaxonomy& taxonomy, Notes& notes);
  void compare(const SiteTerm& term);
  void learn_numbers();
  [[nodiscard]] const SiteTerm* parent_of(const SiteTerm& term) const;
  [[nodiscard]] std::uint64_t id_of(const SiteTerm& term) const;
  void make(const SiteTerm& term, std::size_t depth);
  [[nodiscard]] std::uint64_t look_for(const PushTaxonomy& taxonomy, const SiteTerm& term);

  PushContext& context_;
  const Site& site_;
  std::map<std::string, Copy> copies_;  // by taxonomy and slug
};

}  // namespace postferry
