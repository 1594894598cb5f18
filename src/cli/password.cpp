// SPDX-License-Identifier: MIT
#include "cli/password.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include "base/ascii.h"
#include "base/error.h"
#include "cli/netrc.h"
#include "cli/terminal.h"

namespace postferry {

namespace {

/// The controlling terminal with its echo off, as long as this lives.
class QuietTerminal {
 public:
  QuietTerminal() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    if (descriptor_ < 0 || ::tcgetattr(descriptor_, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = ::tcsetattr(descriptor_, TCSAFLUSH, &quiet) == 0;
  }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;
  ~QuietTerminal() {
    if (changed_) ::tcsetattr(descriptor_, TCSAFLUSH, &before_);
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  [[nodiscard]] bool is_there() const { return changed_; }

  std::string ask(std::string_view question) const {
    (void)!::write(descriptor_, question.data(), question.size());
    std::string line;
    std::array<char, 256> piece{};
    while (line.find('\n') == std::string::npos) {
      const ssize_t count = ::read(descriptor_, piece.data(), piece.size());
      if (count <= 0) break;
      line.append(piece.data(), static_cast<std::size_t>(count));
    }
    (void)!::write(descriptor_, "\n", 1);
    return std::string(trim(line));
  }

 private:
  int descriptor_;
  termios before_{};
  bool changed_ = false;
};

std::string password_in(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  if (!in || !std::getline(in, line))
    throw Error(ErrorCode::input, "the file of --password-file can't be read, or is empty", file);
  return std::string(trim(line));
}

// What curl takes as name and password at once. It is not repeated: it may hold one.
void check_name(const std::string& user) {
  if (user.find(':') == std::string::npos) return;
  throw Error(
      ErrorCode::usage,
      "a login has no colon (HTTP could not send it); --user takes the login alone, and the "
      "password comes from POSTFERRY_PASSWORD, --password-file, --netrc or the terminal");
}

std::string netrc_path() {
  for (const auto& [name, behind] : {std::pair{"NETRC", ""}, std::pair{"HOME", "/.netrc"}})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
      return std::string(value) + behind;
  throw Error(ErrorCode::usage, "--netrc finds no file: neither NETRC nor HOME is set");
}

Login login_of_netrc(const Arguments& arguments, const std::string& host) {
  if (arguments.has("password-file"))
    throw Error(ErrorCode::usage, "--netrc and --password-file both name a password; take one");
  const std::string path = netrc_path();
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf()))
    throw Error(ErrorCode::input, "the file of --netrc can't be read, or is empty", path);
  const std::string user = arguments.text("user");
  const std::optional<NetrcLogin> found = find_in_netrc(text.str(), host, user);
  const std::string whose = (user.empty() ? "" : "\"" + user + "\" at ") + host;
  if (!found || found->login.empty() || found->password.empty())
    throw Error(ErrorCode::input,
                std::string("this file has no ") + (found ? "whole login" : "login") + " for " +
                    whose + "; it should say: machine " + host + " login NAME password PASSWORD",
                path);
  check_name(found->login);
  return {found->login, found->password};
}

std::string asked_for(const std::string& user) {
  const QuietTerminal terminal;
  if (!terminal.is_there()) return {};
  return terminal.ask("Application password of " + user + ": ");
}

}  // namespace

std::optional<Login> login_of(const Arguments& arguments, const std::string& host) {
  if (arguments.has("anonymous")) {
    if (arguments.has("user") || arguments.has("password-file") || arguments.has("netrc"))
      throw Error(ErrorCode::usage,
                  "--anonymous reads without a login, so --user, --password-file and --netrc say "
                  "nothing");
    return std::nullopt;
  }
  check_name(arguments.text("user"));
  if (arguments.has("netrc")) return login_of_netrc(arguments, host);
  const char* environment = std::getenv("POSTFERRY_PASSWORD");
  const std::string file = arguments.text("password-file");
  Login login;
  login.user = arguments.text("user");
  if (login.user.empty()) {
    if (!file.empty())
      throw Error(ErrorCode::usage, "--password-file needs the login that it belongs to: --user");
    if (environment != nullptr && *environment != '\0')
      throw Error(ErrorCode::usage,
                  "POSTFERRY_PASSWORD is set, but no login; name it with --user, or read as a "
                  "visitor with --anonymous");
    return std::nullopt;
  }
  if (!file.empty())
    login.password = password_in(file);
  else if (environment != nullptr && *environment != '\0')
    login.password = environment;
  else
    login.password = asked_for(login.user);
  if (login.password.empty())
    throw Error(ErrorCode::usage,
                "--user needs an application password: in POSTFERRY_PASSWORD, in "
                "the file of --password-file, by --netrc, or typed in a terminal");
  return login;
}

}  // namespace postferry
