// SPDX-License-Identifier: MIT
#pragma once

#include <locale.h>

namespace postferry {

/// libarchive turns member names into the locale's charset, and drops what the charset lacks; this
/// thread gets one of UTF-8 while it does so.
class Utf8Names {
 public:
  Utf8Names() : names_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (names_ != nullptr) before_ = uselocale(names_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (names_ == nullptr) return;
    uselocale(before_);
    freelocale(names_);
  }

 private:
  locale_t names_;
  locale_t before_ = nullptr;
};

}  // namespace postferry
