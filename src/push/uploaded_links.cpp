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

// "\/"
bool is_slash(std::string_view json, std::size_t at) { return json.substr(at, 2) == "\\/"; }

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

// "//blog.example/x.png" of "//i0.wp.com/blog.example/x.png".
std::string behind_photon(std::string_view address) {
  constexpr std::size_t host = std::string_view("//i0.wp.com").size();
  const bool is_photon = address.size() > host && address.starts_with("//i") &&
                         is_digit(address[3]) && address.substr(4).starts_with(".wp.com/");
  return is_photon ? "/" + std::string(address.substr(host)) : std::string(address);
}

// Where WordPress's mark of a picture that it made smaller or turned begins in a stem; npos: none.
std::size_t mark_begin(std::string_view stem) {
  for (const std::string_view mark : {"-scaled", "-rotated"})
    if (stem.ends_with(mark)) return stem.size() - mark.size();
  return npos;
}

/// An address cut before its extension.
struct Named {
  std::string_view stem;
  std::string_view extension;  // with the dot
};

Named named(std::string_view address) {
  const std::size_t dot = address.rfind('.');
  if (dot == npos || address.find('/', dot) != npos) return {address, {}};
  return {address.substr(0, dot), address.substr(dot)};
}

// The address without such a mark.
std::string original(std::string_view address) {
  const Named name = named(address);
  return std::string(name.stem.substr(0, mark_begin(name.stem))).append(name.extension);
}

}  // namespace

void UploadedLinks::add(std::string_view source, std::string_view site, std::string_view sizes) {
  if (source.empty() || site.empty() || source == site) return;
  const std::string_view address = without_scheme(source);
  if (address.starts_with("//")) host_ = address.substr(0, address.find('/', 2));
  files_[original(address)] = {std::string(site), std::string(sizes)};
}

// Blocks have JSON, in which some write "/" as "\/".
std::string UploadedLinks::relinked(std::string_view body) const {
  std::string out = with_hosts(relinked(body, "//"));
  return out.find("\\/\\/") == npos ? out : relinked(out, "\\/\\/");
}

std::string UploadedLinks::relinked(std::string_view body, std::string_view slashes) const {
  const bool escaped = slashes.size() > 2;
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = body.find(slashes); at != npos; at = body.find(slashes, at)) {
    std::size_t end = at;
    while (end < body.size() && (!ends_address(body[end]) || (escaped && is_slash(body, end))))
      ++end;
    const std::string_view written = body.substr(at, end - at);
    const std::string there =
        escaped ? replace_all(replacement(replace_all(written, "\\/", "/")), "/", "\\/")
                : replacement(written);
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
    at = std::max(end, at + slashes.size());
  }
  return out.append(body.substr(done));
}

// Links from the site's root: "/wp-content/uploads/x.png", perhaps with a folder before it.
std::string UploadedLinks::with_hosts(std::string_view body) const {
  constexpr std::string_view folder = "/wp-content/uploads/";
  std::string out;
  std::size_t done = 0;
  std::size_t seen = 0;  // the end of the last address
  for (std::size_t at = body.find(folder); at != npos; at = body.find(folder, seen)) {
    std::size_t begin = at;
    while (begin > seen && !ends_address(body[begin - 1]) && body[begin - 1] != '=' &&
           body[begin - 1] != '(')
      --begin;
    seen = at + folder.size();
    while (seen < body.size() && !ends_address(body[seen])) ++seen;
    const std::string_view written = body.substr(begin, seen - begin);
    if (!written.starts_with('/') || written.starts_with("//")) continue;
    const std::string there = replacement(host_ + std::string(written));
    if (there.empty()) continue;
    out.append(body.substr(done, begin - done)).append(there);
    done = seen;
  }
  return out.append(body.substr(done));
}

std::string UploadedLinks::replacement(std::string_view written) const {
  const std::string plain = behind_photon(written);
  const std::string_view address = plain;
  if (const auto file = files_.find(original(address)); file != files_.end())
    return file->second.address;
  const Named name = named(address);
  const std::size_t size = size_begin(name.stem);
  if (size == npos) return {};
  const auto file = files_.find(std::string(name.stem.substr(0, size)).append(name.extension));
  if (file == files_.end()) return {};
  const std::string wanted(name.stem.substr(size + 1));
  const bool is_there = file->second.sizes.empty() ||
                        file->second.sizes.find(" " + wanted + " ") != std::string::npos;
  if (!is_there) return file->second.address;
  const std::string whole = original(file->second.address);
  const Named there = named(whole);
  return std::string(there.stem).append("-").append(wanted).append(there.extension);
}

}  // namespace postferry
