#include "daemon/report/html.h"

#include <utility>

namespace freshlegs::app::report {
namespace {

std::string attribute_class(std::string_view css_class) {
  return css_class.empty() ? "" : " class=\"" + std::string(css_class) + "\"";
}

std::string css_of(const Column& column) {
  if (column.right && column.hide_on_phone) return "r hide-s";
  if (column.right) return "r";
  return column.hide_on_phone ? "hide-s" : "";
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view text, std::string_view css_class) {
  const std::string tag(name);
  return "<" + tag + attribute_class(css_class) + ">" + escape(text) + "</" + tag + ">";
}

HtmlTable::HtmlTable(std::string caption, std::vector<Column> columns, std::string css_class)
    : caption_(std::move(caption)), css_class_(std::move(css_class)), columns_(std::move(columns)) {}

void HtmlTable::add(std::vector<std::string> cells, std::string_view css_class) {
  rows_ += "<tr" + attribute_class(css_class) + ">";
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string cell = i < cells.size() ? cells[i] : "";
    const std::string text = columns_[i].markup ? cell : escape(cell);
    rows_ += i == 0 ? "<th scope=\"row\">" + text + "</th>"
                    : "<td" + attribute_class(css_of(columns_[i])) + ">" + text + "</td>";
  }
  rows_ += "</tr>\n";
}

std::string HtmlTable::markup() const {
  std::string text =
      "<table" + attribute_class(css_class_) + "><caption>" + escape(caption_) + "</caption>\n<thead><tr>";
  for (const auto& column : columns_)
    text += "<th scope=\"col\"" + attribute_class(css_of(column)) + ">" +
            (column.markup ? column.header : escape(column.header)) + "</th>";
  return text + "</tr></thead>\n<tbody>" + rows_ + "</tbody></table>\n";
}

std::string closed_table(const HtmlTable& table) {
  return "<details><summary>Numbers as a table</summary>\n" + table.markup() + "</details>\n";
}

std::string markup(const Section& s) {
  std::string text = "<section id=\"" + s.id + "\"" + attribute_class(s.may_break ? "long" : "") +
                     " aria-labelledby=\"" + s.id + "-h\">\n<div class=\"note\"><h2 id=\"" + s.id + "-h\">" +
                     escape(s.heading) + "</h2>";
  std::string words;
  for (const auto& paragraph : s.paragraphs) words += element("p", paragraph);
  if (!s.note.empty()) words += element("p", s.note, "q");
  // Where nothing is drawn the words take its place.
  if (s.body.empty()) return text + "</div>\n<div class=\"body note\">" + words + "</div></section>\n";
  return text + words + "</div>\n<div class=\"body\">" + s.body + "</div></section>\n";
}

std::string markup(const Document& d) {
  return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
         escape(d.title) + "</title>\n<style>\n" + std::string(style()) + "</style></head><body>\n<header>" +
         d.head + "</header>\n<main>\n" + d.main + "</main>\n<footer><div>" + d.footer +
         "</div></footer>\n</body></html>\n";
}

}  // namespace freshlegs::app::report
