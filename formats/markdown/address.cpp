// SPDX-License-Identifier: MIT
#include "markdown/address.h"

#include <algorithm>

#include "base/ascii.h"

namespace postferry::markdown {

namespace {

using std::string_view;

bool is_simple(string_view part) {
  const auto is_word = [](char c) { return is_alpha(c) || is_digit(c); };
  return !part.empty() && is_word(part.front()) && is_word(part.back()) &&
         std::all_of(part.begin(), part.end(),
                     [&](char c) { return is_word(c) || c == '.' || c == '_' || c == '-'; });
}

string_view stem_of(string_view file) {
  const string_view name = file.substr(file.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

// "content/posts/2024-03-01-on-dune.md" and "on-dune": "/posts/on-dune/". Hugo writes all of it but
// `url` in lower case.
std::string hugo_address(string_view file, string_view told) {
  constexpr string_view root = "content/";
  if (told.starts_with('/')) {
    if (told.find("//") != told.npos) return {};
    const bool is_folder =
        told.ends_with('/') || told.substr(told.rfind('/')).find('.') != told.npos;
    return std::string(told) + (is_folder ? "" : "/");
  }
  const string_view last = told.empty() ? stem_of(file) : told.substr(1);
  if (!file.starts_with(root) || !is_simple(last)) return {};
  const string_view folder = file.substr(root.size(), file.rfind('/') + 1 - root.size());
  if (!folder.empty() && !is_simple(folder.substr(0, folder.size() - 1))) return {};
  return "/" + lower(folder) + lower(last) + "/";
}

// "about.md": "/about.html". A page's slug means nothing to Jekyll.
std::string jekyll_address(string_view file, string_view told) {
  if (told.starts_with('/')) return std::string(told);
  const string_view stem = stem_of(file);
  if (file.find('/') != string_view::npos || !is_simple(stem)) return {};
  return "/" + std::string(stem) + ".html";
}

}  // namespace

std::string told_address(const Post& post, Flavor flavor, const SiteNames& names) {
  if (flavor == Flavor::plain) return {};
  const string_view path = names.path_of(post.url);
  if (!path.empty()) return std::string(path);
  return post.slug.empty() ? std::string() : "=" + post.slug;
}

std::optional<std::string> address_of(string_view file, string_view told, Flavor flavor) {
  switch (flavor) {
    case Flavor::plain: break;
    case Flavor::hugo: return hugo_address(file, told);
    case Flavor::jekyll: return jekyll_address(file, told);
  }
  return std::nullopt;
}

}  // namespace postferry::markdown
