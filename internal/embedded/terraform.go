package embedded

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/terraform"
	"github.com/akslint/akslint/internal/yamltree"
)

// Terraform returns the commands of the provisioners of a file, each a unit.
func Terraform(source *document.Source, provisioners []terraform.Provisioner) []Block {
	if !worthReading(source.Content) {
		return nil
	}
	var blocks []Block
	for _, provisioner := range provisioners {
		command := provisioner.Arguments["command"]
		language, known := interpreter(provisioner.Arguments["interpreter"])
		if command == nil || !known {
			continue
		}
		blocks = append(blocks, templateOf(source, command.Expr, Block{
			Language: language, Unit: len(blocks), Skipped: provisioner.Skipped,
			Constants: environmentOf(provisioner.Arguments["environment"]),
		}))
	}
	return blocks
}

// templateOf gives a block the text of an expression, in either syntax of Terraform.
func templateOf(source *document.Source, expression hcl.Expression, block Block) Block {
	if native, isNative := expression.(hclsyntax.Expression); isNative {
		start := native.Range().Start.Byte
		reader := template{content: source.Content, quoted: start < len(source.Content) && source.Content[start] == '"'}
		return reader.read(native, block)
	}
	var written composer // a string of JSON, which is a template
	end := yamltree.FollowFrom(source, expression.Range().Start.Byte, literalText(expression), written.put)
	outer := written.block(end, block)
	parsed, diagnostics := hclsyntax.ParseTemplate(outer.Text, source.Name, hcl.InitialPos)
	if diagnostics.HasErrors() {
		return outer
	}
	block.outer = &outer
	reader := template{content: outer.Text}
	return reader.read(parsed, block)
}

// A template reads one of Terraform's.
type template struct {
	content []byte // what it stands in
	quoted  bool   // so that characters may be escaped
}

// read gives a block the text of a template.
func (t *template) read(expression hclsyntax.Expression, block Block) Block {
	parts := []hclsyntax.Expression{expression}
	if template, isTemplate := expression.(*hclsyntax.TemplateExpr); isTemplate {
		parts = template.Parts
	}
	var text composer
	end := expression.Range().Start.Byte
	for _, part := range parts {
		t.part(&text, part)
		end = part.Range().End.Byte
	}
	return text.block(end, block)
}

// interpreter is the language of the program that runs a command, a shell unless
// another is known.
func interpreter(attribute *hcl.Attribute) (_ Language, known bool) {
	if attribute == nil {
		return Shell, true
	}
	words, diagnostics := hcl.ExprList(attribute.Expr)
	if diagnostics.HasErrors() || len(words) == 0 {
		return Shell, true
	}
	switch program := literalText(words[0]); {
	case program == "", shellProgram.MatchString(program):
		return Shell, true
	case powerShellProgram.MatchString(program):
		return PowerShell, true
	default:
		return 0, false
	}
}

var (
	shellProgram      = regexp.MustCompile(`(?i)(?:^|[/\\])(?:(?:ba|z|k|da)?sh|cmd)(?:\.exe)?$`)
	powerShellProgram = regexp.MustCompile(`(?i)(?:^|[/\\])(?:pwsh|powershell)(?:\.exe)?$`)
)

// environmentOf are the variables that a provisioner sets to a literal.
func environmentOf(attribute *hcl.Attribute) map[string]string {
	if attribute == nil {
		return nil
	}
	items, diagnostics := hcl.ExprMap(attribute.Expr)
	if diagnostics.HasErrors() {
		return nil
	}
	known := map[string]string{}
	for _, item := range items {
		name, value := literalText(item.Key), literalText(item.Value)
		if name != "" && value != "" && isLiteral(value) {
			known[name] = value
		}
	}
	return known
}

// literalText is the text of an expression that is one, or "".
func literalText(expression hcl.Expression) string {
	value, diagnostics := expression.Value(nil)
	if diagnostics.HasErrors() || value.IsNull() || !value.IsKnown() || value.Type() != cty.String {
		return ""
	}
	return value.AsString()
}

// part adds a part of a template: its text or, for what Terraform computes, a template
// that the shell does not know either.
func (t *template) part(text *composer, part hclsyntax.Expression) {
	place := part.Range()
	start, end := place.Start.Byte, place.End.Byte
	literal, isLiteral := part.(*hclsyntax.LiteralValueExpr)
	if isLiteral && literal.Val.Type() == cty.String {
		t.literal(text, literal.Val.AsString(), start, end)
		return
	}
	written := string(t.content[start:end])
	if strings.Contains(written, "\n") || strings.Contains(written, "}}") {
		written = "X"
	}
	text.put("${{"+written+"}}", start, end)
}

// literal adds text that is written between two offsets, perhaps with escapes, or
// over lines without their indentation.
func (t *template) literal(text *composer, value string, start, end int) {
	for line := range strings.Lines(value) {
		written := t.content[start:end]
		written = written[:min(lengthUntil(written, "\n")+1, len(written))]
		if bytes.HasSuffix(written, []byte(line)) && (!t.quoted || !bytes.Contains(written, []byte(`\n`))) {
			text.copy(t.content, start+len(written)-len(line), start+len(written))
			start += len(written)
			continue
		}
		start = t.escaped(text, line, start, end)
	}
}

// escaped adds a line that is written with escapes from an offset on, and returns
// where that ends.
func (t *template) escaped(text *composer, line string, start, end int) int {
	for _, r := range line {
		escape := doubled
		if t.quoted {
			escape = escaped
		}
		width, written := 0, escape.FindSubmatch(t.content[start:end])
		for i := 1; i < len(written); i++ {
			width += len(written[i])
		}
		text.put(string(r), start, start+width)
		start += width
	}
	return start
}

// escaped is a character as it may be written between quotes, in one of its groups, and
// doubled elsewhere.
var (
	escaped = regexp.MustCompile(`^(?:(\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[nrt"\\])|(\$\$|%%)\{|((?s:.)))`)
	doubled = regexp.MustCompile(`^(?:(\$\$|%%)\{|((?s:.)))`)
)
