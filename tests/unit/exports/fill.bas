' Fills blank forms as a clerk does: a title, then the empty cells of the tables, left to right and down. `plan` names a file of lines
' source, target, title, numbers (spaces between), with tabs between.
Sub Run(plan As String)
  Dim stream, files, parts
  files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = CreateUnoService("com.sun.star.io.TextInputStream")
  stream.setInputStream(files.openFileRead(ConvertToURL(plan)))
  stream.setEncoding("UTF-8")
  Do While Not stream.isEOF()
    parts = Split(stream.readLine(), Chr(9))
    If UBound(parts) = 3 Then FillForm(parts(0), parts(1), parts(2), Split(parts(3), " "))
  Loop
  stream.closeInput()
  StarDesktop.terminate()
End Sub

Sub FillForm(source As String, target As String, title As String, numbers)
  Dim opened(0) As New com.sun.star.beans.PropertyValue
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  Dim form
  opened(0).Name = "Hidden"
  opened(0).Value = True
  form = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, opened())
  saved(0).Name = "FilterName"
  If form.supportsService("com.sun.star.sheet.SpreadsheetDocument") Then
    FillSheet(form.Sheets.getByIndex(0), title, numbers)
    saved(0).Value = "Calc MS Excel 2007 XML"
  Else
    FillText(form, title, numbers)
    saved(0).Value = "MS Word 2007 XML"
  End If
  form.storeToURL(ConvertToURL(target), saved())
  form.close(True)
End Sub

Sub FillSheet(sheet, title As String, numbers)
  Dim used, area, place, row, column, at
  sheet.getCellByPosition(0, 0).setString(title)
  used = sheet.createCursor()
  used.gotoEndOfUsedArea(False)
  at = 0
  For row = 0 To used.RangeAddress.EndRow
    For column = 0 To used.RangeAddress.EndColumn
      place = sheet.getCellByPosition(column, row)
      If place.getString() = "" And place.TopBorder.OuterLineWidth > 0 Then
        area = sheet.createCursorByRange(place)
        area.collapseToMergedArea()
        If area.RangeAddress.StartRow = row And area.RangeAddress.StartColumn = column And at <= UBound(numbers) Then
          place.setValue(Val(numbers(at)))
          at = at + 1
        End If
      End If
    Next
  Next
End Sub

Sub FillText(text, title As String, numbers)
  Dim search, name, table, place, index, at
  search = text.createReplaceDescriptor()
  search.SearchString = "（单位全称）（年度）年政府信息公开工作年度报告"
  search.ReplaceString = title
  text.replaceAll(search)
  at = 0
  For index = 0 To text.TextTables.getCount() - 1
    table = text.TextTables.getByIndex(index)
    For Each name In table.getCellNames()
      place = table.getCellByName(name)
      If place.getString() = "" And at <= UBound(numbers) Then
        place.setString(numbers(at))
        at = at + 1
      End If
    Next
  Next
End Sub
