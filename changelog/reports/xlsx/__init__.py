"""What a workbook is made of: names of sheets, cells as facts, tables as sheets, and links between a unit's rows."""
