// SPDX-License-Identifier: MIT
#include "push/send_members.h"

#include <array>
#include <string_view>

#include "rest/answer_text.h"

namespace postferry {

namespace {

/// Codes that are about one member. Source: WP_REST_Posts_Controller, WP_REST_Comments_Controller,
/// wp_check_comment_data_max_lengths().
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> culprits = {{
    {"rest_cannot_assign_sticky", "sticky"},
    {"rest_invalid_author", "author"},
    {"rest_cannot_edit_others", "author"},
    {"rest_invalid_featured_media", "featured_media"},
    {"rest_comment_invalid_author", "author"},
    {"rest_comment_invalid_author_ip", "author_ip"},
    {"rest_comment_invalid_status", "status"},
    {"comment_author_url_column_length", "author_url"},
    {"comment_author_email_column_length", "author_email"},
}};

std::vector<std::string> members_to_blame(const RestAnswer& answer, const JsonNode& value) {
  for (const auto& [code, member] : culprits)
    if (answer.answer.is_error(code)) return {std::string(member)};
  std::vector<std::string> out;
  const JsonNode data = value.is(JsonKind::object) ? value.find("data") : JsonNode();
  const JsonNode named = data.is(JsonKind::object) ? data.find("params") : JsonNode();
  if (answer.answer.is_error("rest_invalid_param") && named.is(JsonKind::object))
    for (const JsonNode param : named) out.emplace_back(param.key());
  return out;
}

}  // namespace

SentMembers send_members(RestWriter& writer, const std::string& route, PushMembers members,
                         const RestWriter::Look& look) {
  SentMembers out;
  while (true) {
    out.written = writer.write("POST", route, members.to_json(), look);
    if (out.written.outcome != WriteOutcome::refused ||
        out.written.answer.answer.kind != AnswerKind::api_error)
      return out;
    bool removed = false;
    for (const std::string& member : members_to_blame(out.written.answer, writer.api().value())) {
      if (!members.remove(member)) continue;
      removed = true;
      out.dropped.emplace_back(member, reason_of(out.written));
    }
    if (!removed || members.empty()) return out;
  }
}

std::string SentMembers::why_dropped(std::string_view member) const {
  for (const auto& [name, why] : dropped)
    if (name == member) return why;
  return {};
}

bool is_refused_for_good(const Written& written) {
  const JsonAnswer& answer = written.answer.answer;
  if (written.outcome != WriteOutcome::refused || answer.kind != AnswerKind::api_error)
    return false;
  if (answer.is_error("rest_trash_not_supported")) return true;
  // Names that a term can't have, files of a type that it does not take. A database may recover.
  if (is_own_error(written.answer)) return !answer.error.code.starts_with("db_");
  return answer.error.status != 401 && answer.error.status < 500;
}

std::string reason_of(const Written& written) {
  const RestAnswer& answer = written.answer;
  if (answer.answer.kind != AnswerKind::api_error) return explain(answer.response, answer.answer);
  const ApiError& error = answer.answer.error;
  const std::string message = one_line_of(error.message);
  return error.code + (message.empty() ? "" : ": " + message);
}

}  // namespace postferry
