// SPDX-License-Identifier: MIT
#include "push/uploaded_links.h"

#include <algorithm>

#include "base/ascii.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// What ends an address in a body: the end of an attribute, of a JSON string, of a word.
bool ends_address(char c) {
  return is_space(c) || std::string_view("\"'<>\\)]|,&?#").find(c) != npos;
}

std::string_view without_scheme(std::string_view address) {
  const std::size_t at = address.find("//");
  return at == npos ? address : address.substr(at);
}

// Where "-300x200" begins, right before the extension; npos if there is none.
std::size_t size_begin(std::string_view stem) {
  std::size_t at = stem.size();
  const auto skip_digits = [&] {
    const std::size_t end = at;
    while (at > 0 && is_digit(stem[at - 1])) --at;
    return at != end;
  };
  if (!skip_digits() || at == 0 || stem[--at] != 'x') return npos;
  if (!skip_digits() || at == 0 || stem[--at] != '-') return npos;
  return at;
}

}  // namespace

void UploadedLinks::add(std::string_view source, std::string_view site) {
  if (!source.empty() && !site.empty() && source != site)
    files_[std::string(without_scheme(source))] = site;
}

std::string UploadedLinks::relinked(std::string_view body) const {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = body.find("//"); at != npos; at = body.find("//", at)) {
    std::size_t end = at;
    while (end < body.size() && !ends_address(body[end])) ++end;
    const std::string there = replacement(body.substr(at, end - at));
    std::size_t begin = at;
    for (const std::string_view scheme : {"https:", "http:"})
      if (body.substr(0, at).ends_with(scheme)) {
        begin = at - scheme.size();
        break;
      }
    if (!there.empty() && begin >= done) {
      out.append(body.substr(done, begin - done)).append(there);
      done = end;
    }
    at = std::max(end, at + 2);
  }
  return out.append(body.substr(done));
}

std::string UploadedLinks::replacement(std::string_view address) const {
  if (const auto file = files_.find(std::string(address)); file != files_.end())
    return file->second;
  const std::size_t dot = address.rfind('.');
  if (dot == npos) return {};
  const std::size_t size = size_begin(address.substr(0, dot));
  if (size == npos) return {};
  const std::string original =
      std::string(address.substr(0, size)) + std::string(address.substr(dot));
  const auto file = files_.find(original);
  if (file == files_.end()) return {};
  std::string out = file->second;
  out.insert(std::min(out.rfind('.'), out.size()), address.substr(size, dot - size));
  return out;
}

}  // namespace postferry
