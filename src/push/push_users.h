// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include "push/push_context.h"
#include "push/push_store.h"

namespace postferry {

/// Users: found by login, else by e-mail. Fills PushContext::ids; authors that the site does not
/// know get the number of whoever their posts go to.
class PushUsers {
 public:
  PushUsers(PushContext& context, PushStore& store) : context_(context), store_(store) {}

  /// Lists the site's users, and counts whom --create-users would make. Throws Error(usage) if the
  /// site does not know the default author.
  void look(Notes& notes);
  /// Makes users if that is asked for; a password of each is made up and kept nowhere. Then tells
  /// by push.author whose posts belong to whom.
  void push();
  /// The last part of that alone, for a plan.
  void tell_unknown();

 private:
  void list(Notes& notes);
  void make(const Author& author);
  [[nodiscard]] const Author* declared(const std::string& login) const;
  [[nodiscard]] std::uint64_t look_for(const Author& author);

  PushContext& context_;
  PushStore& store_;
  std::map<std::string, std::uint64_t> emails_;
};

}  // namespace postferry
