// SPDX-License-Identifier: MIT
#include "push/media_upload.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "media/media_kind.h"
#include "push/site_posts.h"
#include "rest/url.h"

namespace postferry {

namespace {

/// Types by extension. Source: wp_get_mime_types().
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> types = {{
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"png", "image/png"},
    {"gif", "image/gif"},
    {"webp", "image/webp"},
    {"avif", "image/avif"},
    {"pdf", "application/pdf"},
    {"mp3", "audio/mpeg"},
    {"m4a", "audio/mpeg"},
    {"ogg", "audio/ogg"},
    {"mp4", "video/mp4"},
    {"mov", "video/quicktime"},
    {"epub", "application/epub+zip"},
    {"zip", "application/zip"},
}};

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The last part of an address's path, decoded; nothing in it can break a header.
std::string file_name(const Url& url) {
  const std::string_view part = std::string_view(url.path).substr(url.path.rfind('/') + 1);
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    char c = part[i];
    if (c == '%' && i + 2 < part.size() && hex_digit(part[i + 1]) >= 0 &&
        hex_digit(part[i + 2]) >= 0) {
      c = static_cast<char>(hex_digit(part[i + 1]) * 16 + hex_digit(part[i + 2]));
      i += 2;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7F || c == '"' || c == '\\' || c == '/' || c == ';' ? '-' : c;
  }
  return out;
}

// Of what came, where the name does not tell.
std::string with_extension(std::string name, std::string_view type) {
  if (kind_of_extension(extension_of(name)) != MediaKind::unknown) return name;
  for (const auto& [extension, known] : types)
    if (known == type) return name + "." + std::string(extension);
  return name;
}

std::string type_of_file(std::string_view name, std::string_view sniffed) {
  for (const auto& [extension, type] : types)
    if (equals_ignoring_case(extension, extension_of(name))) return std::string(type);
  return sniffed.empty() ? "application/octet-stream" : std::string(sniffed);
}

std::string without_mark(const std::string& name) {
  const std::size_t dot = std::min(name.rfind('.'), name.size());
  for (const std::string_view mark : {"-scaled", "-rotated"})
    if (dot > mark.size() && std::string_view(name).substr(0, dot).ends_with(mark))
      return name.substr(0, dot - mark.size()) + name.substr(dot);
  return name;
}

}  // namespace

MediaFile file_to_upload(std::string_view url, std::string bytes) {
  MediaFile file;
  const std::optional<Url> address = parse_url(url);
  if (address) file.name = without_mark(file_name(*address));
  if (file.name.empty()) file.name = "file";
  const std::string_view sniffed =
      sniff_media(std::string_view(bytes).substr(0, sniffed_bytes)).type;
  file.name = with_extension(std::move(file.name), sniffed);
  file.type = type_of_file(file.name, sniffed);
  file.bytes = std::move(bytes);
  return file;
}

Written upload(RestWriter& writer, const std::string& route, const MediaFile& file,
               const PushMembers& members, const RestWriter::Look& look) {
  HttpRequest request;
  request.method = "POST";
  request.headers.add("Content-Type", file.type);
  request.headers.add("Content-Disposition", "attachment; filename=\"" + file.name + "\"");
  request.body = file.bytes;
  JsonTree tree;
  Parameters parameters;
  if (tree.parse_strictly(members.to_json()))
    for (const char* key : {"slug", "date_gmt", "date", "title", "author", "post"})
      if (const std::string_view value = text_in(tree.root(), key); !value.empty())
        parameters.emplace_back(key, value);
  return writer.write(request, route, parameters, look);
}

}  // namespace postferry
