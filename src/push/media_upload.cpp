// SPDX-License-Identifier: MIT
#include "push/media_upload.h"

#include <array>
#include <utility>

#include "base/ascii.h"
#include "push/site_posts.h"
#include "rest/url.h"

namespace postferry {

namespace {

/// Types by extension, for servers that send none. Source: wp_get_mime_types().
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

std::string type_of_file(const HttpResponse& response, std::string_view name) {
  if (const auto type = response.headers.find("Content-Type"))
    if (const std::string_view word = trim(type->substr(0, type->find(';')));
        word.find('/') != std::string_view::npos && word != "application/octet-stream")
      return std::string(word);
  const std::string_view extension = name.substr(std::min(name.rfind('.'), name.size() - 1) + 1);
  for (const auto& [known, type] : types)
    if (equals_ignoring_case(known, extension)) return std::string(type);
  return "application/octet-stream";
}

}  // namespace

MediaDownload::MediaDownload(const SiteAccess& access, std::string source_site)
    : connection_(
          {access.address, {}, false, access.user_agent, access.trace, access.waits, nullptr}),
      source_site_(std::move(source_site)) {}

std::optional<MediaFile> MediaDownload::get(const Post& attachment, std::string& why) {
  const std::optional<Url> url = parse_url(attachment.attachment_url);
  if (!url) {
    why = attachment.attachment_url.empty() ? "the input does not say where its file is"
                                            : "its file has no web address";
    return std::nullopt;
  }
  const std::optional<Url> home = parse_url(source_site_);
  HttpRequest request;
  request.url = attachment.attachment_url;
  request.public_addresses_only = !home || !is_same_site(*home, *url);
  HttpResponse response = connection_.http().send(request);
  if (!response.ok()) {
    why = "its file can't be downloaded: " + explain(response);
    return std::nullopt;
  }
  MediaFile file;
  file.name = file_name(*url);
  if (file.name.empty()) file.name = "file";
  file.type = type_of_file(response, file.name);
  file.bytes = std::move(response.body);
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
