// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "rest/http.h"

namespace postferry {

/// An Http without a network: gives the answers it was made with, one a request (the last one again
/// and again), and remembers the requests.
class ScriptedHttp final : public Http {
 public:
  explicit ScriptedHttp(std::vector<HttpResponse> answers) : answers_(std::move(answers)) {}

  [[nodiscard]] HttpResponse send(const HttpRequest& request) override {
    requests.push_back(request);
    HttpResponse out = answers_[next_];
    if (next_ + 1 < answers_.size()) ++next_;
    if (out.url.empty()) out.url = request.url;
    return out;
  }

  std::vector<HttpRequest> requests;

 private:
  std::vector<HttpResponse> answers_;
  std::size_t next_ = 0;
};

}  // namespace postferry
