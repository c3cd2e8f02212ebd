package embedded

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/internal/document"
)

// Terraform returns the commands of the provisioners local-exec, each a unit. What
// is not HCL has none: who reads the resources of the file says so.
func Terraform(source *document.Source) []Block {
	if !bytes.Contains(source.Content, []byte("local-exec")) || !worthReading(source.Content) {
		return nil
	}
	file, diagnostics := hclsyntax.ParseConfig(source.Content, source.Name, hcl.InitialPos)
	if diagnostics.HasErrors() {
		return nil
	}
	reader := terraform{content: source.Content}
	if body, isNative := file.Body.(*hclsyntax.Body); isNative {
		reader.body(body)
	}
	return reader.blocks
}

type terraform struct {
	content []byte
	blocks  []Block
}

func (t *terraform) body(body *hclsyntax.Body) {
	for _, block := range body.Blocks {
		if block.Type == "provisioner" && len(block.Labels) == 1 && block.Labels[0] == "local-exec" {
			t.provisioner(block.Body.Attributes)
		}
		t.body(block.Body)
	}
}

func (t *terraform) provisioner(attributes hclsyntax.Attributes) {
	command := attributes["command"]
	language, known := interpreter(attributes["interpreter"])
	if command == nil || !known {
		return
	}
	parts := []hclsyntax.Expression{command.Expr}
	if template, isTemplate := command.Expr.(*hclsyntax.TemplateExpr); isTemplate {
		parts = template.Parts
	}
	var text composer
	end := command.Expr.Range().Start.Byte
	for _, part := range parts {
		t.part(&text, part)
		end = part.Range().End.Byte
	}
	t.blocks = append(t.blocks, text.block(end, Block{
		Language: language, Unit: len(t.blocks), Constants: environment(attributes["environment"]),
	}))
}

// interpreter is the language of the program that runs a command, a shell unless
// another is known.
func interpreter(attribute *hclsyntax.Attribute) (_ Language, known bool) {
	if attribute == nil {
		return Shell, true
	}
	words, isList := attribute.Expr.(*hclsyntax.TupleConsExpr)
	if !isList || len(words.Exprs) == 0 {
		return Shell, true
	}
	switch program := literalText(words.Exprs[0]); {
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

// environment are the variables that a provisioner sets to a literal.
func environment(attribute *hclsyntax.Attribute) map[string]string {
	if attribute == nil {
		return nil
	}
	object, isObject := attribute.Expr.(*hclsyntax.ObjectConsExpr)
	if !isObject {
		return nil
	}
	known := map[string]string{}
	for _, item := range object.Items {
		name := hcl.ExprAsKeyword(item.KeyExpr)
		if name == "" {
			name = literalText(item.KeyExpr)
		}
		if value := literalText(item.ValueExpr); name != "" && value != "" && isLiteral(value) {
			known[name] = value
		}
	}
	return known
}

// literalText is the text of an expression that is one, or "".
func literalText(expression hclsyntax.Expression) string {
	value, diagnostics := expression.Value(nil)
	if diagnostics.HasErrors() || value.IsNull() || !value.IsKnown() || value.Type() != cty.String {
		return ""
	}
	return value.AsString()
}

// part adds a part of a template: its text or, for what Terraform computes, a template
// that the shell does not know either.
func (t *terraform) part(text *composer, part hclsyntax.Expression) {
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
func (t *terraform) literal(text *composer, value string, start, end int) {
	for line := range strings.Lines(value) {
		written := t.content[start:end]
		written = written[:min(lengthUntil(written, "\n")+1, len(written))]
		if bytes.HasSuffix(written, []byte(line)) && !bytes.Contains(written, []byte(`\n`)) {
			text.copy(t.content, start+len(written)-len(line), start+len(written))
			start += len(written)
			continue
		}
		start = t.escaped(text, line, start, end)
	}
}

// escaped adds a line that is written with escapes from an offset on, and returns
// where that ends.
func (t *terraform) escaped(text *composer, line string, start, end int) int {
	for _, r := range line {
		width, written := 0, escape.FindSubmatch(t.content[start:end])
		for i := 1; i < len(written); i++ {
			width += len(written[i])
		}
		text.put(string(r), start, start+width)
		start += width
	}
	return start
}

// escape is a character as it may be written, in one of its groups.
var escape = regexp.MustCompile(`^(?:(\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[nrt"\\])|(\$\$|%%)\{|((?s:.)))`)
