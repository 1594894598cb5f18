// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <string>
#include <utility>

namespace postferry {

/// Why a run can't go on. The values follow the program's exit codes: usage is 2, the rest is 3.
enum class ErrorCode {
  usage,        ///< the call is wrong: unknown format, missing operand, option out of range
  input,        ///< the input can't be opened or read, or is not of the format that was asked for
  output,       ///< the target exists, can't be written, or the disk is full
  broken_pipe,  ///< the reader of our standard output went away (EPIPE): ends quietly
  internal      ///< the program broke its own promise (records in != out + skipped + failed)
};

/// The one exception type: the run can't go on. Thrown by any room, caught once, in main.
/// `where` is a place a user can go to ("file.xml:48123") or empty.
class Error : public std::exception {
 public:
  Error(ErrorCode code, std::string text, std::string where = {})
      : code_(code),
        text_(std::move(text)),
        where_(std::move(where)),
        message_(where_.empty() ? text_ : where_ + ": " + text_) {}

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] const std::string& where() const noexcept { return where_; }
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  ErrorCode code_;
  std::string text_;
  std::string where_;
  std::string message_;
};

}  // namespace postferry
