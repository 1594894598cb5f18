// SPDX-License-Identifier: MIT
#include "cli/netrc.h"

#include <algorithm>

#include "base/ascii.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

char unescaped(char c) {
  switch (c) {
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return c;
  }
}

/// The file's words.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  // False at the end. A remark is no word where a key could stand.
  bool next_key(std::string& word) {
    while (next(word)) {
      if (!word.starts_with('#')) return true;
      skip_to("\n");
    }
    return false;
  }

  bool next(std::string& word) {
    word.clear();
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    if (at_ == text_.size()) return false;
    if (text_[at_] == '"') return quoted(word);
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_])) ++at_;
    word = text_.substr(begin, at_ - begin);
    return true;
  }

  // Behind the next `end`, or to the end of the file.
  void skip_to(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    at_ = found == npos ? text_.size() : found + end.size();
  }

 private:
  bool quoted(std::string& word) {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      const bool escaped = text_[at_] == '\\' && at_ + 1 < text_.size();
      word += escaped ? unescaped(text_[++at_]) : text_[at_];
    }
    at_ = std::min(at_ + 1, text_.size());
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// An entry of the file.
struct Entry {
  std::string host;
  bool is_default = false;
  NetrcLogin login{};
};

}  // namespace

std::optional<NetrcLogin> find_in_netrc(std::string_view text, std::string_view host,
                                        std::string_view user) {
  std::optional<NetrcLogin> fallback;
  std::optional<Entry> entry;
  // Whether the entry that ends here is the one.
  const auto is_wanted = [&] {
    if (!entry || (!user.empty() && entry->login.login != user)) return false;
    if (entry->is_default && !fallback) fallback = entry->login;
    return !entry->is_default && equals_ignoring_case(entry->host, host);
  };
  Words words(text);
  std::string word;
  while (words.next_key(word)) {
    if (word == "machine" || word == "default") {
      if (is_wanted()) return entry->login;
      entry.emplace();
      entry->is_default = word == "default";
      if (!entry->is_default && words.next(word)) entry->host = word;
    } else if (word == "macdef") {
      words.skip_to("\n\n");
    } else if (entry && word == "login") {
      (void)words.next(entry->login.login);
    } else if (entry && word == "password") {
      (void)words.next(entry->login.password);
    } else if (word == "account") {
      (void)words.next(word);
    }
  }
  return is_wanted() ? std::optional(entry->login) : fallback;
}

}  // namespace postferry
