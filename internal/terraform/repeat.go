package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/akslint/akslint/internal/document"
)

// maxRepeat limits how many elements a block is read for individually.
const maxRepeat = 100

// repeat returns the scopes of a resource or module, one for each instance
// that its count or for_each makes. If there are none, skipped says why.
func (s *scope) repeat(body hcl.Body) (scopes []scope, skipped string) {
	content, _, _ := body.PartialContent(&hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "count"}, {Name: "for_each"}}})
	if count := content.Attributes["count"]; count != nil {
		return s.count(count.Expr)
	}
	each := content.Attributes["for_each"]
	if each == nil {
		return []scope{*s}, ""
	}
	elements, known := s.elements(each.Expr)
	if !known {
		return []scope{*s}, ""
	}
	for _, element := range elements {
		scopes = append(scopes, s.with("each", element))
	}
	if len(scopes) == 0 {
		return nil, "for_each is empty"
	}
	return scopes, ""
}

// key is the key of the current for_each element; "" if it is not known.
func (s *scope) key() string {
	each, known := s.names["each"]
	if !known {
		return ""
	}
	key := each.GetAttr("key")
	if !key.IsKnown() || key.IsNull() || key.Type() != cty.String {
		return ""
	}
	return key.AsString()
}

func (s *scope) count(expression hcl.Expression) (scopes []scope, skipped string) {
	value, known := s.evaluate(expression)
	if !known || !value.IsKnown() || value.IsNull() {
		return []scope{*s}, ""
	}
	number, err := convert.Convert(value, cty.Number)
	if err != nil {
		return []scope{*s}, ""
	}
	count, _ := number.AsBigFloat().Int64()
	if count <= 0 {
		return nil, "count is 0"
	}
	if count > maxRepeat {
		return []scope{*s}, ""
	}
	for i := range count {
		scopes = append(scopes, s.with("count", cty.ObjectVal(map[string]cty.Value{"index": cty.NumberIntVal(i)})))
	}
	return scopes, ""
}

// elements are the objects {key, value} that a for_each yields. Very many
// count as unknown.
func (s *scope) elements(expression hcl.Expression) (elements []cty.Value, known bool) {
	value, known := s.evaluate(expression)
	if !known || !value.IsKnown() || !value.CanIterateElements() {
		return nil, false
	}
	isSet := value.Type().IsSetType()
	if isSet && !value.IsWhollyKnown() || value.LengthInt() > maxRepeat {
		return nil, false
	}
	for it := value.ElementIterator(); it.Next(); {
		key, element := it.Element()
		if isSet {
			key = element
		}
		elements = append(elements, cty.ObjectVal(map[string]cty.Value{"key": key, "value": element}))
	}
	return elements, true
}

// An expandedBlock is a block as written, or made by a dynamic block.
type expandedBlock struct {
	body  hcl.Body
	at    document.Span
	scope scope
	// dynamic is the dynamic block if it cannot be known how many blocks it
	// makes.
	dynamic string
}

// blocks returns the blocks with a name, and expands dynamic ones.
func (r *reader) blocks(blocks hcl.Blocks, name string) []expandedBlock {
	var expanded []expandedBlock
	for _, block := range blocks {
		switch {
		case block.Type == name:
			expanded = append(expanded, expandedBlock{body: block.Body, at: r.place(block.TypeRange), scope: r.scope})
		case block.Type == "dynamic" && block.Labels[0] == name:
			expanded = append(expanded, r.dynamic(block)...)
		}
	}
	return expanded
}

// dynamic expands a dynamic block.
func (r *reader) dynamic(block *hcl.Block) []expandedBlock {
	content, _, _ := block.Body.PartialContent(&hcl.BodySchema{
		Attributes: []hcl.AttributeSchema{{Name: "for_each"}, {Name: "iterator"}},
		Blocks:     []hcl.BlockHeaderSchema{{Type: "content"}},
	})
	label := block.LabelRanges[0]
	made := expandedBlock{body: hcl.EmptyBody(), at: r.place(label), scope: r.scope}
	if len(content.Blocks) > 0 {
		made.body = content.Blocks[0].Body
	}
	iterator := block.Labels[0]
	if named := content.Attributes["iterator"]; named != nil {
		iterator = hcl.ExprAsKeyword(named.Expr)
	}
	var elements []cty.Value
	known := false
	if each := content.Attributes["for_each"]; each != nil {
		elements, known = r.elements(each.Expr)
	}
	if !known {
		made.dynamic = "dynamic " + string(label.SliceBytes(r.source.Content))
		made.scope = r.with(iterator, cty.DynamicVal)
		return []expandedBlock{made}
	}
	expanded := make([]expandedBlock, len(elements))
	for i, element := range elements {
		expanded[i] = made
		expanded[i].scope = r.with(iterator, element)
	}
	return expanded
}
